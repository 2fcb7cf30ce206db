package org.baogao.topics;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The file of a {@link TopicModel}: gzip over big-endian values in the order of {@link #writeTo}.
 * The first is {@value #FORM}, so that a file of another kind or form is refused by name.
 */
final class TopicModelFile {
  private static final String FORM = "baogao-topic-model-1";
  private static final int FINGERPRINT_BYTES = 8;

  private TopicModelFile() {}

  static void write(TopicModel model, OutputStream stream) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(new GZIPOutputStream(stream)))) {
      writeTo(model, out);
    }
  }

  /**
   * Reads a model.
   *
   * @param name what to call the source in messages
   * @throws InvalidTopicModelException where it is none
   */
  static TopicModel read(InputStream stream, String name) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(new GZIPInputStream(stream)))) {
      String form = in.readUTF();
      if (!form.equals(FORM)) {
        throw new InvalidTopicModelException(
            "%s: expected a topic model of the form %s, found '%s'".formatted(name, FORM, form));
      }
      return withFingerprint(readFrom(in));
    } catch (EOFException | ZipException | java.io.UTFDataFormatException e) {
      throw new InvalidTopicModelException(
          "%s: expected a topic model as train-topics writes it, found %s"
              .formatted(name, e.getMessage() == null ? "a cut file" : e.getMessage()));
    }
  }

  /** The model with the hash of what its file holds. */
  static TopicModel withFingerprint(TopicModel model) {
    MessageDigest digest = DigestUtils.getSha256Digest();
    try (DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(
                new DigestOutputStream(OutputStream.nullOutputStream(), digest)))) {
      writeTo(model, out);
    } catch (IOException e) {
      throw new UncheckedIOException("Hashing a model", e);
    }
    return new TopicModel(
        model.topics(),
        model.grams(),
        model.gramWeights(),
        model.wordWeights(),
        model.bias(),
        model.calibration(),
        model.trainedOn(),
        HexFormat.of().formatHex(digest.digest(), 0, FINGERPRINT_BYTES));
  }

  private static void writeTo(TopicModel model, DataOutputStream out) throws IOException {
    out.writeUTF(FORM);
    out.writeInt(model.topics().size());
    for (String topic : model.topics()) {
      out.writeUTF(topic);
    }
    out.writeDouble(model.calibration().sharpness());
    out.writeDouble(model.calibration().dispersion());
    out.writeDouble(model.calibration().secondary());
    out.writeInt(model.trainedOn().size());
    for (String document : new TreeSet<>(model.trainedOn())) {
      out.writeUTF(document);
    }
    writeFloats(model.bias(), out);
    GramTable grams = model.grams();
    out.writeInt(grams.size());
    for (int gram = 0; gram < grams.size(); gram++) {
      out.writeLong(grams.key(gram));
    }
    for (int gram = 0; gram < grams.size(); gram++) {
      out.writeFloat(grams.idf(gram));
    }
    for (Role role : Role.values()) {
      writeFloats(model.wordWeights()[role.place()], out);
      QuantisedRows rows = model.gramWeights()[role.place()];
      for (int gram = 0; gram < grams.size(); gram++) {
        out.writeFloat(rows.scale(gram));
      }
      out.write(rows.numbers());
    }
  }

  private static TopicModel readFrom(DataInputStream in) throws IOException {
    int size = in.readInt();
    List<String> topics = new ArrayList<>();
    for (int topic = 0; topic < size; topic++) {
      topics.add(in.readUTF());
    }
    Calibration calibration = new Calibration(in.readDouble(), in.readDouble(), in.readDouble());
    int documents = in.readInt();
    TreeSet<String> trainedOn = new TreeSet<>();
    for (int i = 0; i < documents; i++) {
      trainedOn.add(in.readUTF());
    }
    float[] bias = readFloats(size, in);
    long[] keys = new long[in.readInt()];
    for (int gram = 0; gram < keys.length; gram++) {
      keys[gram] = in.readLong();
    }
    GramTable grams = new GramTable(keys, readFloats(keys.length, in));
    QuantisedRows[] rows = new QuantisedRows[Role.values().length];
    float[][] words = new float[Role.values().length][];
    for (Role role : Role.values()) {
      words[role.place()] = readFloats(size * size, in);
      float[] scales = readFloats(keys.length, in);
      byte[] numbers = new byte[keys.length * size];
      in.readFully(numbers);
      rows[role.place()] = new QuantisedRows(size, scales, numbers);
    }
    return new TopicModel(topics, grams, rows, words, bias, calibration, trainedOn, "");
  }

  private static void writeFloats(float[] values, DataOutputStream out) throws IOException {
    for (float value : values) {
      out.writeFloat(value);
    }
  }

  private static float[] readFloats(int size, DataInputStream in) throws IOException {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = in.readFloat();
    }
    return values;
  }
}
