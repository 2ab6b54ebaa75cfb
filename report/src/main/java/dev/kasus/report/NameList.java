package dev.kasus.report;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Lists of layers or classes in a sentence. */
public final class NameList {
    /** First words of titles that are the names of people. */
    private static final Set<String> OF_PEOPLE = Set.of("He", "Nesterov");

    private NameList() {}

    /** The first few, then how many more: {@code conv1, conv2 and 6 more}. One more than allowed is still named. */
    public static String few(List<String> names, int most) {
        if (names.size() <= most + 1) {
            return String.join(", ", names);
        }
        return String.join(", ", names.subList(0, most)) + " and " + (names.size() - most) + " more";
    }

    /** A count with its noun: {@code 1 layer}, {@code 2 layers}, {@code 3 classes}. */
    public static String counted(long count, String noun) {
        String plural = noun.endsWith("s") ? noun + "es" : noun + "s";
        return NumberText.count(count) + " " + (count == 1 ? noun : plural);
    }

    /** A title as it stands inside a sentence: {@code vanishing gradient}, but {@code ReLU} keeps its capitals. */
    public static String inSentence(String title) {
        int end = title.indexOf(' ');
        String word = end < 0 ? title : title.substring(0, end);
        boolean ordinary = word.length() > 1
                && word.substring(1).equals(word.substring(1).toLowerCase(Locale.ROOT))
                && !OF_PEOPLE.contains(word);
        return ordinary ? Character.toLowerCase(title.charAt(0)) + title.substring(1) : title;
    }
}
