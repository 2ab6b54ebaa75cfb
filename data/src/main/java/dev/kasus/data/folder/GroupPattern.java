package dev.kasus.data.folder;

import dev.kasus.message.BadInput;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads a picture's group, such as its track, off its name. */
final class GroupPattern {
    private final @Nullable Pattern pattern;

    private GroupPattern(@Nullable Pattern pattern) {
        this.pattern = pattern;
    }

    /**
     * The pattern that a recipe writes.
     *
     * @param text a regular expression whose first group is the picture's group; null finds none in any name
     */
    static GroupPattern of(@Nullable String text) {
        if (text == null) {
            return new GroupPattern(null);
        }
        try {
            Pattern pattern = Pattern.compile(text);
            if (pattern.matcher("").groupCount() < 1) {
                throw new BadInput(
                        "group-pattern \"" + text + "\" has no group",
                        "Put the part that names the group into parentheses.");
            }
            return new GroupPattern(pattern);
        } catch (PatternSyntaxException malformed) {
            throw new BadInput(
                    "group-pattern \"" + text + "\" is not a regular expression: " + malformed.getDescription(),
                    "Check the expression at character " + (malformed.getIndex() + 1) + ".",
                    malformed);
        }
    }

    /** The group in a name; empty if there is none. */
    String group(String name) {
        if (pattern == null) {
            return "";
        }
        Matcher matcher = pattern.matcher(name);
        String found = matcher.find() ? matcher.group(1) : null;
        return found == null ? "" : found;
    }
}
