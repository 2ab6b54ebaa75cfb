package dev.kasus.signal;

import org.jspecify.annotations.Nullable;

/**
 * One number over time: its name, of whom it speaks, and its unit. {@code docs/signals.md} has formula and paper of each.
 *
 * @param tag as event files write it; a signal of a layer or class has a {@code *} in the place of its name
 * @param unit of the values, {@code 1} for ratios and shares
 * @param about what it says, in one line
 */
public record Signal(String tag, String unit, String about) {

    /** Whether each layer or class has its own. */
    public boolean isPerSubject() {
        return tag.contains("*");
    }

    /** The tag of one layer's or class's signal. */
    public String of(String subject) {
        if (!isPerSubject()) {
            throw new IllegalStateException(tag + " has no subject");
        }
        return tag.replace("*", subject);
    }

    /** Whether a tag is one of this signal. */
    public boolean matches(String other) {
        return isPerSubject() ? subjectOf(other) != null : tag.equals(other);
    }

    /** The layer or class in a tag of this signal, or null if it is no such tag. */
    public @Nullable String subjectOf(String other) {
        int star = tag.indexOf('*');
        if (star < 0) {
            return null;
        }
        String head = tag.substring(0, star);
        String tail = tag.substring(star + 1);
        boolean fits = other.length() > head.length() + tail.length() && other.startsWith(head) && other.endsWith(tail);
        return fits ? other.substring(head.length(), other.length() - tail.length()) : null;
    }
}
