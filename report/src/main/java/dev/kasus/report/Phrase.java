package dev.kasus.report;

import java.util.Locale;
import java.util.Set;

/** Counts and titles as they stand inside a sentence. */
public final class Phrase {
    /** First words of titles that are names of people and keep their capital. */
    private static final Set<String> OF_PEOPLE = Set.of("He", "Nesterov");

    private Phrase() {}

    /** A count with its noun: {@code 1 layer}, {@code 2 layers}, {@code 3 classes}. */
    public static String counted(long count, String noun) {
        String plural = noun.endsWith("s") ? noun + "es" : noun + "s";
        return NumberText.count(count) + " " + (count == 1 ? noun : plural);
    }

    /** A title inside a sentence: {@code vanishing gradient}; {@code ReLU} keeps its capitals. */
    public static String inSentence(String title) {
        int end = title.indexOf(' ');
        String word = end < 0 ? title : title.substring(0, end);
        boolean ordinary = word.length() > 1
                && word.substring(1).equals(word.substring(1).toLowerCase(Locale.ROOT))
                && !OF_PEOPLE.contains(word);
        return ordinary ? Character.toLowerCase(title.charAt(0)) + title.substring(1) : title;
    }
}
