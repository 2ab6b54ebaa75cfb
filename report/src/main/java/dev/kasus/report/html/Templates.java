package dev.kasus.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.kasus.report.svg.Markup;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The templates and other resources of the page. */
public final class Templates {
    private static final Mustache.Compiler MUSTACHE = Mustache.compiler()
            .withEscaper(Markup::text)
            .emptyStringIsFalse(true)
            .zeroIsFalse(true)
            .withLoader(name -> new InputStreamReader(open(name + ".mustache"), StandardCharsets.UTF_8));

    private Templates() {}

    /** The template of a name, with everything that it includes. */
    public static Template template(String name) {
        return MUSTACHE.compile(resource(name + ".mustache"));
    }

    /** JSON for a script element, which no text in it can close. */
    public static String script(JsonNode json) {
        return json.toString().replace("<", "\\u003c");
    }

    /** A text beside this class, or at a path that begins with a slash. */
    public static String resource(String name) {
        try (InputStream stream = open(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        InputStream stream = Templates.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IllegalStateException("resource " + name + " is missing");
        }
        return stream;
    }
}
