package org.baogao.sample;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;

/**
 * The damage that a learners' tool did to traditional pages: after each of sixty characters it
 * wrote the pinyin in brackets, looking for the character's two GBK bytes wherever they stood, also
 * across the border of two other characters. What follows such a hit is shifted by a byte until the
 * next ASCII byte.
 */
final class BracketedPinyin {
  private static final Charset GBK = Charset.forName("GBK");
  private static final String PINYIN =
      "區qū 務wù 業yè 設shè 發fā 現xiàn 產chǎn 續xù 創chuàng 質zhì 經jīng 環huán 標biāo 態tài 統tǒng 醫yī 優yōu"
          + " 監jiān 學xué 領lǐng 導dǎo 規guī 準zhǔn 構gòu 風fēng 聯lián 協xié 數shù 復fù 嚴yán 應yīng 預yù 責zé"
          + " 細xì 戰zhàn 關guān 結jié 養yǎng 網wǎng 習xí 衛wèi 轉zhuǎn 穩wěn 節jié 調diào 當dāng 認rèn 擔dān"
          + " 執zhí 內nèi 權quán 側cè 紀jì 負fù 農nóng 絡luò 據jù 災zāi 礎chǔ 鄉xiāng";

  private static final Map<Integer, String> BY_BYTES = byBytes();

  private BracketedPinyin() {}

  private static Map<Integer, String> byBytes() {
    Map<Integer, String> map = new HashMap<>();
    for (String entry : PINYIN.split(" ", -1)) {
      byte[] bytes = entry.substring(0, 1).getBytes(GBK);
      map.put(pair(bytes[0], bytes[1]), entry.substring(1));
    }
    return map;
  }

  private static int pair(byte first, byte second) {
    return (first & 0xFF) << 8 | (second & 0xFF);
  }

  /** The traditional text as the tool left it, decoded as the page's readers decoded it. */
  static String damage(String traditional) {
    byte[] bytes = traditional.getBytes(GBK);
    ByteArrayOutputStream written = new ByteArrayOutputStream(bytes.length * 2);
    int i = 0;
    while (i < bytes.length) {
      String pinyin = i + 1 < bytes.length ? BY_BYTES.get(pair(bytes[i], bytes[i + 1])) : null;
      written.write(bytes[i]);
      if (pinyin != null) {
        written.write(bytes[i + 1]);
        written.writeBytes(('(' + pinyin + ')').getBytes(GBK));
        i++;
      }
      i++;
    }
    return decode(written.toByteArray());
  }

  /** A lead byte without a trail byte eats the next one; what no character has is dropped. */
  private static String decode(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length);
    int i = 0;
    while (i < bytes.length) {
      int first = bytes[i] & 0xFF;
      if (first < 0x80) {
        text.append((char) first);
        i++;
        continue;
      }
      int second = i + 1 < bytes.length ? bytes[i + 1] & 0xFF : 0;
      if (second < 0x40 || second == 0x7F || second == 0xFF) {
        text.append('?');
      } else {
        String decoded = new String(bytes, i, 2, GBK);
        boolean known = decoded.indexOf('\uFFFD') < 0 && !isPrivate(decoded.charAt(0));
        text.append(known ? decoded : "");
      }
      i += 2;
    }
    return text.toString();
  }

  private static boolean isPrivate(char c) {
    return Character.getType(c) == Character.PRIVATE_USE;
  }
}
