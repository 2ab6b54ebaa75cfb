package dev.kasus.report.svg;

import com.samskivert.mustache.Escapers;
import dev.kasus.message.SafeText;

/** Text inside markup. */
public final class Markup {
    private Markup() {}

    /** Text for an element or a quoted attribute: neither markup nor what a browser would obey. */
    public static String text(String text) {
        return Escapers.HTML.escape(SafeText.text(text));
    }
}
