package dev.kasus.records.log.meaning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The words of a name, whatever its author put between them: {@code trainLoss}, {@code Train Loss}, {@code train/loss}. */
final class NameWords {
    /** A longer name is no name of a curve. */
    private static final int LONGEST = 500;

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}%]+");
    private static final Pattern CAMEL =
            Pattern.compile("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");
    private static final Pattern NUMBER = Pattern.compile("\\p{N}+");

    /** Words that are written in two. */
    private static final Map<String, String> JOINED = Map.of(
            "learning rate", "lr",
            "cross entropy", "ce",
            "top 1", "top1",
            "top 5", "top5",
            "acc 1", "top1",
            "acc 5", "top5",
            "prec 1", "top1",
            "prec 5", "top5",
            "error rate", "error",
            "mini batch", "batch");

    private NameWords() {}

    /** The words of a part of a name, in lower case. */
    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        for (String piece : BETWEEN.split(text.substring(0, Math.min(LONGEST, text.length())))) {
            for (String word : CAMEL.split(piece.replace("%", " percent "))) {
                for (String plain : word.trim().toLowerCase(Locale.ROOT).split(" +")) {
                    add(words, plain);
                }
            }
        }
        return words;
    }

    private static void add(List<String> words, String written) {
        for (String word : written.isEmpty() ? List.<String>of() : apart(written)) {
            int last = words.size() - 1;
            String joined = last < 0 ? null : JOINED.get(words.get(last) + " " + word);
            if (joined == null) {
                words.add(word);
            } else {
                words.set(last, joined);
            }
        }
    }

    /** Two words written as one, such as {@code valloss}. */
    private static List<String> apart(String word) {
        if (KNOWN.contains(word)) {
            return List.of(word);
        }
        for (int i = 1; i < word.length(); i++) {
            if (KNOWN.contains(word.substring(0, i)) && KNOWN.contains(word.substring(i))) {
                return List.of(word.substring(0, i), word.substring(i));
            }
        }
        return List.of(word);
    }

    static boolean isNumber(String word) {
        return NUMBER.matcher(word).matches();
    }

    /** Words that are also found where they are written without a break. */
    private static final Set<String> KNOWN = Set.of(
            "train",
            "training",
            "trn",
            "val",
            "valid",
            "validation",
            "test",
            "eval",
            "dev",
            "loss",
            "losses",
            "acc",
            "accuracy",
            "top1",
            "error",
            "err",
            "epoch",
            "step",
            "batch",
            "grad",
            "gradient",
            "norm",
            "learning",
            "rate",
            "cross",
            "entropy",
            "best",
            "ema");
}
