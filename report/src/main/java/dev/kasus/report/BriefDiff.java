package dev.kasus.report;

import dev.kasus.message.FirstFew;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A difference of recipes in few lines: equal changes share one line, {@code ~ sigmoid -> relu at model.layers.relu1,
 * relu2 and 6 more}.
 */
public final class BriefDiff {
    private static final Pattern LINE = Pattern.compile("([-+]) ((?:\\S+\\.)?)([^.\\s]+): (.*)");
    /** A layer that is added where one was removed counts as its replacement, whatever its name. */
    private static final String LAYERS = "model.layers.";

    private static final int MOST_NAMES = 3;

    private final Map<String, String> before = new LinkedHashMap<>();
    private final Map<String, String> after = new LinkedHashMap<>();
    private final Map<String, List<String>> paths = new LinkedHashMap<>();

    private BriefDiff() {}

    /** The lines of a recipe's difference, condensed. */
    public static List<String> of(List<String> lines) {
        BriefDiff diff = new BriefDiff();
        List<String> brief = new ArrayList<>();
        String gone = "";
        for (String line : lines) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                String name = matcher.group(2) + "\0" + matcher.group(3);
                boolean replaces = matcher.group(1).equals("+")
                        && matcher.group(2).startsWith(LAYERS)
                        && gone.startsWith(matcher.group(2) + "\0")
                        && !diff.before.containsKey(name);
                String path = replaces ? gone : name;
                gone = matcher.group(1).equals("-") ? path : "";
                (matcher.group(1).equals("-") ? diff.before : diff.after).put(path, matcher.group(4));
                diff.paths.putIfAbsent(path, List.of(matcher.group(2), matcher.group(3)));
            } else {
                brief.add(line);
            }
        }
        brief.addAll(0, diff.grouped());
        return brief;
    }

    private List<String> grouped() {
        Map<String, List<String>> names = new LinkedHashMap<>();
        paths.forEach(
                (path, parts) -> names.computeIfAbsent(parts.get(0) + "\0" + change(path), key -> new ArrayList<>())
                        .add(parts.get(1)));
        List<String> lines = new ArrayList<>();
        names.forEach((key, of) -> {
            String parent = key.substring(0, key.indexOf('\0'));
            String change = key.substring(key.indexOf('\0') + 1);
            lines.add(
                    of.size() == 1
                            ? change.charAt(0) + " " + parent + of.get(0) + ": " + change.substring(2)
                            : change + " at " + parent + FirstFew.named(of, MOST_NAMES));
        });
        return lines;
    }

    private String change(String path) {
        String old = before.get(path);
        String now = after.get(path);
        if (old == null) {
            return "+ " + now;
        }
        if (now == null) {
            return "- " + old;
        }
        return old.equals(now) ? "~ moved" : "~ " + old + " -> " + now;
    }
}
