package org.baogao.ingest;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;

/** Files of every format, made in memory. */
final class Fixtures {
  /** A few sentences in the manner of a report, 64 characters. */
  static final String REPORT = "各位代表：\n现在，我代表区人民政府报告工作，请予审议。\n过去一年，新增学位三千个，改造老旧小区四十个，垃圾分类全面推开。\n";

  /** The same in traditional script. */
  static final String TRADITIONAL_REPORT =
      "各位代表：\n現在，我代表區人民政府報告工作，請予審議。\n過去一年，新增學位三千個，改造老舊小區四十個，垃圾分類全面推開。\n";

  static final Charset GBK = Charset.forName("GBK");
  static final Charset GB18030 = Charset.forName("GB18030");
  static final Charset BIG5 = Charset.forName("Big5");

  private Fixtures() {}

  /** What may fail only through a mistake in a test. */
  interface Writing {
    void to(OutputStream out) throws IOException, GeneralSecurityException, InvalidFormatException;
  }

  static byte[] written(Writing writing) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      writing.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException | InvalidFormatException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }

  static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }

  static byte[] joined(byte[]... parts) {
    return written(
        out -> {
          for (byte[] part : parts) {
            out.write(part);
          }
        });
  }

  static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  /** All but the last bytes. */
  static byte[] cut(byte[] bytes, int fewer) {
    return Arrays.copyOf(bytes, bytes.length - fewer);
  }

  static byte[] gzip(byte[] bytes) {
    return written(
        out -> {
          try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
          }
        });
  }

  /** An archive of names and contents in turn, names in the charset without a word about it. */
  static byte[] zip(Charset names, Object... namesAndContents) {
    return written(
        out -> {
          try (ZipOutputStream zip = new ZipOutputStream(out, names)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
              zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
              zip.write((byte[]) namesAndContents[i + 1]);
              zip.closeEntry();
            }
          }
        });
  }

  static byte[] zip(Object... namesAndContents) {
    return zip(UTF_8, namesAndContents);
  }

  /** Sets bits of the general purpose flag in all headers of an archive. */
  static byte[] zipFlag(byte[] zip, int bits) {
    byte[] changed = zip.clone();
    for (int i = 0; i + 10 < changed.length; i++) {
      boolean local = changed[i] == 'P' && changed[i + 1] == 'K' && changed[i + 2] == 3;
      boolean central = changed[i] == 'P' && changed[i + 1] == 'K' && changed[i + 2] == 1;
      if (local && changed[i + 3] == 4) {
        changed[i + 6] |= (byte) bits;
      } else if (central && changed[i + 3] == 2) {
        changed[i + 8] |= (byte) bits;
      }
    }
    return changed;
  }

  static byte[] docx(String title, String... paragraphs) {
    return written(
        out -> {
          try (XWPFDocument document = new XWPFDocument()) {
            document.getProperties().getCoreProperties().setTitle(title);
            for (String paragraph : paragraphs) {
              document.createParagraph().createRun().setText(paragraph);
            }
            XWPFTable table = document.createTable(1, 2);
            table.getRow(0).getCell(0).setText("指标");
            table.getRow(0).getCell(1).setText("数值");
            document.write(out);
          }
        });
  }

  static byte[] encryptedDocx() {
    return written(
        out -> {
          try (POIFSFileSystem files = new POIFSFileSystem()) {
            EncryptionInfo info = new EncryptionInfo(EncryptionMode.standard);
            Encryptor encryptor = info.getEncryptor();
            encryptor.confirmPassword("secret");
            try (OPCPackage document = OPCPackage.open(new ByteArrayInputStream(docx("", REPORT)));
                OutputStream encrypted = encryptor.getDataStream(files)) {
              document.save(encrypted);
            }
            files.writeFilesystem(out);
          }
        });
  }

  /** A compound file with one stream of a name. */
  static byte[] compoundFile(String name, byte[] content) {
    return written(
        out -> {
          try (POIFSFileSystem files = new POIFSFileSystem();
              InputStream stream = new ByteArrayInputStream(content)) {
            files.createDocument(stream, name);
            files.writeFilesystem(out);
          }
        });
  }

  /**
   * The smallest Word 97 document that has text: a file information block, one piece, one page of
   * character and one of paragraph properties, one section, no styles. POI can't make one from
   * nothing.
   */
  static byte[] doc(String text) {
    byte[] chars = text.getBytes(UTF_16LE);
    int begin = 0x800;
    int end = begin + chars.length;
    int characterPage = (end + 511) / 512;
    int paragraphPage = characterPage + 1;
    byte[] mainBytes = new byte[Math.max(8192, (paragraphPage + 1) * 512)];
    byte[] tableBytes = new byte[4096];
    ByteBuffer main = ByteBuffer.wrap(mainBytes).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer table = ByteBuffer.wrap(tableBytes).order(ByteOrder.LITTLE_ENDIAN);
    main.putShort(0, (short) 0xA5EC).putShort(2, (short) 0xC1).putShort(0x0A, (short) 0x1200);
    main.putShort(0x0C, (short) 0xBF).putInt(0x18, begin).putInt(0x1C, end);
    main.putShort(0x20, (short) 14).putShort(0x3E, (short) 22).putInt(0x40, mainBytes.length);
    main.putInt(0x4C, text.length()).putShort(0x98, (short) 0x5D);
    main.put(begin, chars);
    structure(main, 33, 0, 21);
    table.put(0, (byte) 2).putInt(1, 16).putInt(9, text.length()).putInt(15, begin);
    structure(main, 12, 100, 12);
    table.putInt(100, begin).putInt(104, end).putInt(108, characterPage);
    structure(main, 13, 120, 12);
    table.putInt(120, begin).putInt(124, end).putInt(128, paragraphPage);
    structure(main, 31, 200, 500);
    structure(main, 6, 1000, 20);
    table.putInt(1004, text.length()).putInt(1010, -1).putInt(1016, -1);
    structure(main, 1, 1100, 20);
    table.putShort(1100, (short) 18).putShort(1104, (short) 10);
    structure(main, 15, 1200, 4);
    for (int page : new int[] {characterPage, paragraphPage}) {
      main.putInt(page * 512, begin).putInt(page * 512 + 4, end).put(page * 512 + 511, (byte) 1);
    }
    main.put(paragraphPage * 512 + 8, (byte) 200).put(paragraphPage * 512 + 400, (byte) 2);
    return written(
        out -> {
          try (POIFSFileSystem files = new POIFSFileSystem()) {
            files.createDocument(new ByteArrayInputStream(mainBytes), "WordDocument");
            files.createDocument(new ByteArrayInputStream(tableBytes), "1Table");
            files.writeFilesystem(out);
          }
        });
  }

  /** Says in the file information block where in the table stream a structure stands. */
  private static void structure(ByteBuffer main, int number, int begin, int length) {
    main.putInt(0x9A + 8 * number, begin).putInt(0x9E + 8 * number, length);
  }

  static byte[] pdf(String... lines) {
    return written(
        out -> {
          try (PDDocument document = pdfDocument(lines)) {
            document.save(out);
          }
        });
  }

  static byte[] encryptedPdf(String userPassword, String... lines) {
    return written(
        out -> {
          try (PDDocument document = pdfDocument(lines)) {
            StandardProtectionPolicy policy =
                new StandardProtectionPolicy("owner", userPassword, new AccessPermission());
            policy.setEncryptionKeyLength(128);
            document.protect(policy);
            document.save(out);
          }
        });
  }

  private static PDDocument pdfDocument(String... lines) throws IOException {
    PDDocument document = new PDDocument();
    document.getDocumentInformation().setTitle("Work report");
    PDPage page = new PDPage();
    document.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
      for (int i = 0; i < lines.length; i++) {
        content.beginText();
        content.newLineAtOffset(72, 700 - 20 * i);
        content.showText(lines[i]);
        content.endText();
      }
    }
    return document;
  }
}
