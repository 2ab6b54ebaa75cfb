package dev.kasus.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.kasus.Harmless;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The resources of the page and the ways of putting text into it unharmed. */
final class Html {
    private static final Mustache.Compiler MUSTACHE = Mustache.compiler()
            .withEscaper(Html::escape)
            .emptyStringIsFalse(true)
            .zeroIsFalse(true)
            .withLoader(name -> new InputStreamReader(open(name + ".mustache"), StandardCharsets.UTF_8));

    private Html() {}

    /** The template of a name, with everything that it includes. */
    static Template template(String name) {
        return MUSTACHE.compile(resource(name + ".mustache"));
    }

    /** Text for an element or a quoted attribute: neither markup nor what a browser would obey. */
    static String escape(String text) {
        return Escapers.HTML.escape(Harmless.text(text));
    }

    /** JSON for a script element, which no text in it can close. */
    static String script(JsonNode json) {
        return json.toString().replace("<", "\\u003c");
    }

    /** A text beside this class, or at a path that begins with a slash. */
    static String resource(String name) {
        try (InputStream stream = open(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        InputStream stream = Html.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IllegalStateException("resource " + name + " is missing");
        }
        return stream;
    }
}
