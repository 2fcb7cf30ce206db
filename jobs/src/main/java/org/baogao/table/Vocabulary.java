package org.baogao.table;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The closed list of values that a column may have, each with what it is called in Chinese.
 *
 * @param values in their usual order
 */
public record Vocabulary(List<Value> values) {

  /**
   * One value.
   *
   * @param code as it stands in the table
   * @param nameZh what it is called in Chinese
   */
  public record Value(String code, String nameZh) {}

  /** Copies the list and checks that codes and names are unique. */
  public Vocabulary {
    values = List.copyOf(values);
    if (new HashSet<>(values.stream().map(Value::code).toList()).size() < values.size()
        || new HashSet<>(values.stream().map(Value::nameZh).toList()).size() < values.size()) {
      throw new IllegalArgumentException("A code or a Chinese name stands twice: " + values);
    }
  }

  /** These values. */
  public static Vocabulary of(Value... values) {
    return new Vocabulary(List.of(values));
  }

  /** The constants of an enum. */
  public static <E extends Enum<E>> Vocabulary of(
      Class<E> constants, Function<E, String> code, Function<E, String> nameZh) {
    return new Vocabulary(
        Arrays.stream(constants.getEnumConstants())
            .map(constant -> new Value(code.apply(constant), nameZh.apply(constant)))
            .toList());
  }

  /** This vocabulary with a value before all others. */
  public Vocabulary after(Value first) {
    return new Vocabulary(Stream.concat(Stream.of(first), values.stream()).toList());
  }

  /** This vocabulary without the value of a code. */
  public Vocabulary without(String code) {
    return new Vocabulary(values.stream().filter(value -> !value.code().equals(code)).toList());
  }

  /** The codes, as they stand in the table. */
  public List<String> codes() {
    return values.stream().map(Value::code).toList();
  }

  /** What a code is called in Chinese. */
  public String nameZh(String code) {
    return values.stream()
        .filter(value -> value.code().equals(code))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("%s is none of %s".formatted(code, codes())))
        .nameZh();
  }

  /** All values for a Chinese sentence: {@code done 已完成、plan 计划、other 其他}. */
  public String listedZh() {
    return values.stream()
        .map(value -> value.code() + " " + value.nameZh())
        .collect(Collectors.joining("、"));
  }
}
