package org.baogao.ingest;

import static org.baogao.ingest.Fixtures.GBK;
import static org.baogao.ingest.Fixtures.bytes;
import static org.baogao.ingest.Fixtures.cut;
import static org.baogao.ingest.Fixtures.gzip;
import static org.baogao.ingest.Fixtures.joined;
import static org.baogao.ingest.Fixtures.utf8;
import static org.baogao.ingest.Fixtures.zip;
import static org.baogao.ingest.HostileFile.REPORT;
import static org.baogao.ingest.HostileFile.TEXT;
import static org.baogao.ingest.HostileFile.file;
import static org.baogao.ingest.HostileTexts.noise;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Archives: cut, nested, encrypted, bombs, with names that lead away and headers that lie. */
final class HostileArchives {
  private static final String BROKEN = "archive_broken";
  private static final String UNSAFE = "archive_entry_unsafe";
  private static final String TOO_LARGE = "archive_too_large";
  private static final String TOO_DEEP = "archive_too_deep";
  private static final String ENCRYPTED = "archive_encrypted";
  private static final String UNSUPPORTED = "unsupported_format";
  private static final String EMPTY = "file_empty";
  private static final byte[] GOOD = utf8(TEXT);

  /** Packs to its own length, so that a cut falls into its content. */
  private static final byte[] LONG = utf8(TEXT + HostileArchives.words());

  private HostileArchives() {}

  static Stream<HostileFile> files() {
    return Stream.of(gzips(), cuts(), bombs(), nested(), names(), twins(), lies(), foreign())
        .flatMap(files -> files);
  }

  private static String words() {
    return IntStream.range(0, 4000)
        .mapToObj(i -> String.valueOf((char) ('一' + i * 7919 % 20_000)))
        .collect(Collectors.joining());
  }

  private static byte[] filled(int length) {
    byte[] bytes = new byte[length];
    java.util.Arrays.fill(bytes, (byte) 'a');
    return bytes;
  }

  private static Stream<HostileFile> gzips() {
    byte[] gz = gzip(LONG);
    return Stream.of(
        file("archives/good.txt.gz", () -> gz, REPORT),
        file("archives/cut.txt.gz", () -> cut(gz, gz.length / 2), BROKEN),
        file("archives/cut-trailer.txt.gz", () -> cut(gz, 4), BROKEN),
        file("archives/checksum.txt.gz", () -> flipped(gz, gz.length - 6), BROKEN),
        file("archives/length.txt.gz", () -> flipped(gz, gz.length - 2), BROKEN),
        file("archives/flipped.txt.gz", () -> flipped(gz, gz.length / 2), BROKEN),
        file("archives/only-header.gz", () -> cut(gz, gz.length - 10), BROKEN),
        file("archives/three-bytes.gz", () -> bytes(0x1F, 0x8B, 8), BROKEN),
        file("archives/noise.gz", () -> joined(bytes(0x1F, 0x8B, 8, 0), noise(500, 1)), BROKEN),
        file(
            "archives/method.gz",
            () -> joined(bytes(0x1F, 0x8B, 7, 0), noise(500, 1)),
            "binary_content"),
        file("archives/flags.gz", () -> joined(bytes(0x1F, 0x8B, 8, 0xFF), noise(500, 1)), BROKEN),
        file(
            "archives/long-name.gz",
            () -> joined(bytes(0x1F, 0x8B, 8, 8, 0, 0, 0, 0, 0, 3), filled(5_000_000)),
            BROKEN),
        file("archives/empty.txt.gz", () -> gzip(new byte[0]), EMPTY),
        file("archives/members.txt.gz", () -> joined(gzip(GOOD), gzip(GOOD)), REPORT),
        file("archives/many-members.txt.gz", () -> members(20_000), REPORT),
        file("archives/trailing-zeros.txt.gz", () -> joined(gz, new byte[512]), BROKEN),
        file("archives/trailing-noise.txt.gz", () -> joined(gz, noise(500, 2)), BROKEN),
        file("archives/trailing-text.txt.gz", () -> joined(gz, GOOD), BROKEN),
        file("archives/not-packed.txt.gz", () -> GOOD, REPORT),
        file("archives/packed.txt", () -> gz, REPORT),
        file("archives/twice.txt.gz.gz", () -> gzip(gz), REPORT),
        file("archives/four-times.gz", () -> gzip(gzip(gzip(gzip(GOOD)))), TOO_DEEP),
        file(
            "archives/cut.csv.gz",
            () ->
                cut(
                    gzip(
                        joined(
                            utf8("region,year,text\n海淀区,2022,\"" + TEXT + "\"\n海淀区,2023,\""),
                            LONG)),
                    900),
            "#1 " + REPORT,
            BROKEN));
  }

  private static byte[] members(int count) {
    byte[] empty = gzip(new byte[0]);
    return Fixtures.written(
        out -> {
          for (int i = 0; i < count; i++) {
            out.write(empty);
          }
          out.write(gzip(GOOD));
        });
  }

  private static byte[] flipped(byte[] bytes, int at) {
    byte[] changed = bytes.clone();
    changed[at] ^= 0x55;
    return changed;
  }

  private static Stream<HostileFile> cuts() {
    byte[] two = zip("a.txt", LONG, "b.txt", LONG);
    return Stream.of(
        file("archives/good.zip", () -> two, "!/a.txt " + REPORT, "!/b.txt " + REPORT),
        file(
            "archives/no-end.zip",
            () -> cut(two, 30),
            BROKEN,
            "!/a.txt " + REPORT,
            "!/b.txt " + REPORT),
        file(
            "archives/half.zip",
            () -> cut(two, two.length / 3),
            BROKEN,
            "!/a.txt " + REPORT,
            "!/b.txt " + BROKEN),
        file("archives/head.zip", () -> cut(two, two.length - 20), BROKEN),
        file("archives/four-bytes.zip", () -> bytes('P', 'K', 3, 4), BROKEN),
        file("archives/noise.zip", () -> joined(bytes('P', 'K', 3, 4), noise(500, 1)), BROKEN),
        file(
            "archives/flipped.zip",
            () -> flipped(two, 500),
            "!/a.txt " + BROKEN,
            "!/b.txt " + REPORT),
        file("archives/no-files.zip", () -> zip("x/", new byte[0]), EMPTY),
        file("archives/nothing.zip", () -> new ZipForge().bytes(), EMPTY),
        file(
            "archives/before.zip",
            () -> joined(utf8("#!/bin/sh\nexit 0\n"), two),
            "binary_content"),
        file(
            "archives/behind.zip",
            () -> joined(two, noise(300, 3)),
            "!/a.txt " + REPORT,
            "!/b.txt " + REPORT),
        file(
            "archives/comment.zip",
            () -> new ZipForge().add("a.txt", GOOD).bytesWithComment(noise(60_000, 4)),
            "!/a.txt " + REPORT),
        file(
            "archives/two-in-one.zip",
            () -> joined(zip("a.txt", GOOD), zip("b.txt", GOOD)),
            "!/b.txt " + REPORT),
        file(
            "archives/mixed.zip",
            () ->
                zip(
                    "a.png",
                    bytes(0x89, 'P', 'N', 'G', 1),
                    "e.txt",
                    new byte[0],
                    "n.txt",
                    noise(999, 5),
                    "g.txt",
                    GOOD),
            "!/a.png binary_content",
            "!/e.txt " + EMPTY,
            "!/n.txt binary_content",
            "!/g.txt " + REPORT));
  }

  private static Stream<HostileFile> bombs() {
    byte[] bomb = zip("a.txt", filled(6 << 20));
    return Stream.of(
        file("archives/bomb.gz", () -> gzip(new byte[20 << 20]), TOO_LARGE),
        file("archives/bomb.txt.gz", () -> gzip(filled(20 << 20)), TOO_LARGE),
        file("archives/bomb.csv.gz", () -> gzip(filled(20 << 20)), "table_malformed"),
        file("archives/bomb.jsonl.gz", () -> gzip(filled(20 << 20)), TOO_LARGE),
        file("archives/bomb-twice.gz", () -> gzip(gzip(new byte[60 << 20])), TOO_LARGE),
        file(
            "archives/bomb.zip",
            () -> zip("a.txt", GOOD, "bomb.txt", filled(8 << 20), "b.txt", GOOD),
            "!/a.txt " + REPORT,
            "!/bomb.txt " + TOO_LARGE,
            TOO_LARGE),
        file("archives/bomb-of-zip.zip", () -> zip("b.zip", bomb), "!/b.zip!/a.txt " + TOO_LARGE),
        file(
            "archives/bomb-of-gzip.zip",
            () -> zip("b.gz", gzip(filled(9 << 20))),
            "!/b.gz " + TOO_LARGE),
        file(
            "archives/bomb-of-page.zip",
            () -> zip("a.html", utf8("<html><body>" + " ".repeat(6 << 20))),
            "!/a.html " + TOO_LARGE),
        file("archives/bomb-of-copies.zip", HostileArchives::copies, BROKEN),
        file("archives/directory-bomb.zip", () -> directoryBomb(500_100).bytes(), TOO_LARGE),
        file("archives/zip64-bomb.zip", () -> directoryBomb(500_100).large().bytes(), TOO_LARGE),
        file(
            "archives/zip64.zip",
            () -> new ZipForge().add("a.txt", GOOD).large().bytes(),
            "!/a.txt " + REPORT));
  }

  /** A hundred entries in the directory that are all the same bytes. */
  private static byte[] copies() {
    ZipForge forge = new ZipForge();
    forge.add("0.txt", GOOD);
    byte[] packed = ZipForge.deflated(GOOD);
    for (int i = 1; i < 100; i++) {
      forge.addToDirectory(
          ZipForge.Said.truly(i + ".txt", GOOD, packed, ZipForge.DEFLATED).offset(0));
    }
    return forge.bytes();
  }

  /** More entries than there are in any honest archive, none of which has a byte. */
  private static ZipForge directoryBomb(int entries) {
    ZipForge forge = new ZipForge().countInEnd(entries & 0xFFFF);
    byte[] packed = ZipForge.deflated(new byte[0]);
    forge.add("0", new byte[0]);
    for (int i = 1; i < entries; i++) {
      forge.addToDirectory(
          ZipForge.Said.truly("e" + i, new byte[0], packed, ZipForge.DEFLATED).offset(0));
    }
    return forge;
  }

  private static Stream<HostileFile> nested() {
    byte[] three = zip("1.zip", zip("2.zip", zip("a.txt", GOOD)));
    byte[] deep = GOOD;
    for (int i = 0; i < 200; i++) {
      deep = zip("z", deep);
    }
    byte[] veryDeep = deep;
    byte[] cut = zip("a.txt", LONG);
    return Stream.of(
        file("archives/three.zip", () -> three, "!/1.zip!/2.zip!/a.txt " + REPORT),
        file("archives/four.zip", () -> zip("0.zip", three), "!/0.zip!/1.zip!/2.zip " + TOO_DEEP),
        file("archives/deep.zip", () -> veryDeep, "!/z!/z!/z " + TOO_DEEP),
        file(
            "archives/gzip-between.zip",
            () -> zip("1.gz", gzip(zip("a.txt", GOOD))),
            "!/1.gz!/a.txt " + REPORT),
        file("archives/zip-in-gzip.gz", () -> gzip(zip("a.txt", GOOD)), "!/a.txt " + REPORT),
        file(
            "archives/too-deep-mixed.gz",
            () -> gzip(zip("a.gz", gzip(zip("b.txt", GOOD)))),
            "!/a.gz " + TOO_DEEP),
        file(
            "archives/inner-cut.zip",
            () -> zip("in.zip", cut(cut, cut.length / 2), "g.txt", GOOD),
            "!/in.zip " + BROKEN,
            "!/in.zip!/a.txt " + BROKEN,
            "!/g.txt " + REPORT),
        file(
            "archives/inner-encrypted.zip",
            () -> zip("in.zip", Fixtures.zipFlag(zip("a.txt", GOOD), 1), "g.txt", GOOD),
            "!/in.zip!/a.txt " + ENCRYPTED,
            "!/g.txt " + REPORT),
        file(
            "archives/inner-table.zip",
            () -> zip("t.csv", utf8("region,year,text\n海淀区,2022,\"" + TEXT), "g.txt", GOOD),
            "!/t.csv#1 table_malformed",
            "!/g.txt " + REPORT));
  }

  private static Stream<HostileFile> names() {
    return Stream.of(
        named("up", "../../etc/passwd", "!/../../etc/passwd " + UNSAFE),
        named("up-inside", "x/../../a.txt", "!/x/../../a.txt " + UNSAFE),
        named("up-windows", "..\\..\\a.txt", "!/../../a.txt " + UNSAFE),
        named("up-end", "x/..", "!/x/.. " + UNSAFE),
        named("absolute", "/etc/passwd", "!//etc/passwd " + UNSAFE),
        named("drive", "C:\\a.txt", "!/C:/a.txt " + UNSAFE),
        named("drive-relative", "C:a.txt", "!/C:a.txt " + UNSAFE),
        named("share", "\\\\host\\share\\a.txt", "!///host/share/a.txt " + UNSAFE),
        named("nul", "a.txt\u0000.png", "!/a.txt\u0000.png " + UNSAFE),
        named("blank", " ", "!/  " + UNSAFE),
        named("dots", ".../a.txt", EMPTY),
        named("newline", "a\nb\r.txt", "!/a\nb\r.txt " + REPORT),
        named("emoji", "报告😀👨‍👩‍👧.txt", "!/报告😀👨‍👩‍👧.txt " + REPORT),
        named("bidi", "报告\u202Etxt.exe", "!/报告\u202Etxt.exe " + REPORT),
        named("long", "长".repeat(20_000) + ".txt", "!/" + "长".repeat(20_000) + ".txt " + REPORT),
        named(
            "deep", "d/".repeat(10_000) + "a.txt", "!/" + "d/".repeat(10_000) + "a.txt " + REPORT),
        named("query", "a.txt?x=%2e%2e%2f&y", "!/a.txt?x=%2e%2e%2f&y " + REPORT),
        file(
            "archives/name-gbk.zip",
            () -> zip(GBK, "海淀区/2022年政府工作报告.txt", GOOD),
            "!/海淀区/2022年政府工作报告.txt " + REPORT),
        file(
            "archives/name-no-charset.zip",
            () ->
                new ZipForge()
                    .add(
                        "x", GOOD, said -> said.rawName(bytes('a', 0xFF, 0xFE, '.', 't', 'x', 't')))
                    .bytes(),
            "!/a\uFFFD\uFFFD.txt " + REPORT),
        file(
            "archives/symbolic-link.zip",
            () ->
                new ZipForge()
                    .add("link.txt", utf8("../../etc/passwd"), ZipForge.Said::symbolicLink)
                    .add("g.txt", GOOD)
                    .bytes(),
            "!/link.txt " + UNSUPPORTED,
            "!/g.txt " + REPORT));
  }

  private static HostileFile named(String name, String entry, String outcome) {
    return file(
        "archives/name-" + name + ".zip", () -> new ZipForge().add(entry, GOOD).bytes(), outcome);
  }

  /** Entries of one name, and names that look like what others are called by. */
  private static Stream<HostileFile> twins() {
    return Stream.of(
        file(
            "archives/twins.zip",
            () -> new ZipForge().add("a.txt", GOOD).add("a.txt", GOOD).add("a.txt", GOOD).bytes(),
            "!/a.txt " + REPORT,
            "!/a.txt~2 " + REPORT,
            "!/a.txt~3 " + REPORT),
        file(
            "archives/twins-counted.zip",
            () -> new ZipForge().add("a.txt", GOOD).add("a.txt", GOOD).add("a.txt~2", GOOD).bytes(),
            "!/a.txt " + REPORT,
            "!/a.txt~2 " + REPORT,
            "!/a.txt~2~2 " + REPORT),
        file(
            "archives/twins-nested.zip",
            () -> new ZipForge().add("1.zip", zip("a.txt", GOOD)).add("1.zip!/a.txt", GOOD).bytes(),
            "!/1.zip!/a.txt " + REPORT,
            "!/1.zip!!/a.txt " + REPORT),
        file(
            "archives/twins-rows.zip",
            () ->
                new ZipForge()
                    .add("t.csv", utf8("region,year,text\n海淀区,2022,\"" + TEXT + "\"\n"))
                    .add("t.csv#1", GOOD)
                    .bytes(),
            "!/t.csv#1 " + REPORT,
            "!/t.csv##1 " + REPORT),
        file(
            "archives/twins-refused.zip",
            () -> new ZipForge().add("a", noise(99, 1)).add("a", noise(99, 2)).bytes(),
            "!/a binary_content",
            "!/a~2 binary_content"));
  }

  private static Stream<HostileFile> lies() {
    return Stream.of(
        file(
            "archives/encrypted.zip",
            () -> Fixtures.zipFlag(zip("a.txt", GOOD, "b.txt", GOOD), 1),
            "!/a.txt " + ENCRYPTED,
            "!/b.txt " + ENCRYPTED),
        file(
            "archives/one-encrypted.zip",
            () ->
                new ZipForge()
                    .add("a.txt", GOOD, said -> said.flags(ZipForge.ENCRYPTED))
                    .add("b.txt", GOOD)
                    .bytes(),
            "!/a.txt " + ENCRYPTED,
            "!/b.txt " + REPORT),
        lying("method", said -> said.method(99), UNSUPPORTED),
        lying("bzip2", said -> said.method(12), BROKEN),
        lying("stored", said -> said.method(ZipForge.STORED), BROKEN),
        lying("checksum", said -> said.crc(1), BROKEN),
        lying("size-small", said -> said.sizes(said.packedBytes(), 10), REPORT),
        lying("size-large", said -> said.sizes(said.packedBytes(), 1L << 31), REPORT),
        lying("packed-small", said -> said.sizes(10, said.bytes()), BROKEN),
        lying("packed-none", said -> said.sizes(0, said.bytes()), BROKEN),
        file(
            "archives/lie-offset-beyond.zip",
            () ->
                new ZipForge()
                    .add("a.txt", GOOD, said -> said.offset(1 << 30))
                    .add("g.txt", GOOD)
                    .bytes(),
            BROKEN,
            "!/a.txt " + REPORT,
            "!/g.txt " + REPORT),
        file(
            "archives/lie-count.zip",
            () -> new ZipForge().add("a.txt", GOOD).add("b.txt", GOOD).countInEnd(1).bytes(),
            "!/a.txt " + REPORT,
            "!/b.txt " + REPORT),
        file(
            "archives/lie-many.zip",
            () -> new ZipForge().add("a.txt", GOOD).countInEnd(60_000).bytes(),
            "!/a.txt " + REPORT));
  }

  private static HostileFile lying(String name, ZipForge.Lie lie, String reasonCode) {
    return file(
        "archives/lie-" + name + ".zip",
        () -> new ZipForge().add("a.txt", GOOD, lie).add("g.txt", GOOD).bytes(),
        "!/a.txt " + reasonCode,
        "!/g.txt " + REPORT);
  }

  private static Stream<HostileFile> foreign() {
    return Stream.of(
        file(
            "archives/rar.zip",
            () -> joined(utf8("Rar!\u001A\u0007\u0000"), noise(99, 1)),
            UNSUPPORTED),
        file("archives/text.zip", () -> GOOD, REPORT),
        file("archives/empty.zip", () -> new byte[0], EMPTY),
        file("archives/tar.tar.gz", () -> gzip(tar()), UNSUPPORTED),
        file(
            "archives/system-files.zip",
            () -> zip("__MACOSX/._a.txt", GOOD, "Thumbs.db", noise(99, 1), "a.txt", GOOD),
            "!/a.txt " + REPORT));
  }

  private static byte[] tar() {
    byte[] tar = new byte[2048];
    System.arraycopy(utf8("../../a.txt"), 0, tar, 0, 11);
    System.arraycopy(utf8("ustar"), 0, tar, 257, 5);
    return tar;
  }
}
