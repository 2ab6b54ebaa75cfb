package dev.kasus.nets.torch;

import dev.kasus.nets.file.Archive;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The code in an archive of TorchScript: the statements of each method of each class, as text. */
final class ScriptCode {
    private static final long MOST_BYTES = 8_000_000;

    private final Map<String, Method> methods = new HashMap<>();

    /**
     * A method.
     *
     * @param parameters names without {@code self}
     * @param statements a line each
     */
    record Method(List<String> parameters, List<String> statements) {}

    static ScriptCode of(Archive archive, String folder) {
        ScriptCode code = new ScriptCode();
        String root = folder + "code/";
        long left = MOST_BYTES;
        for (String name : archive.names()) {
            if (name.startsWith(root) && name.endsWith(".py") && left > 0) {
                byte[] bytes = archive.read(name, left);
                left -= bytes.length;
                String module = name.substring(root.length(), name.length() - ".py".length())
                        .replace('/', '.');
                code.parse(module, new String(bytes, StandardCharsets.UTF_8));
            }
        }
        return code;
    }

    @Nullable
    Method method(String type, String name) {
        return methods.get(type + "." + name);
    }

    private void parse(String module, String text) {
        String type = "";
        String method = "";
        List<String> parameters = List.of();
        List<String> statements = new ArrayList<>();
        for (String line : joined(text)) {
            String bare = line.strip();
            int indent = line.length() - line.stripLeading().length();
            if (indent == 0 && bare.startsWith("class ")) {
                type = module + "." + bare.substring(6).split("[(:]", 2)[0];
                method = "";
            } else if (bare.startsWith("def ") && indent <= 2) {
                method = bare.substring(4).split("\\(", 2)[0];
                parameters = parameters(bare);
                statements = new ArrayList<>();
                methods.put((indent == 0 ? module : type) + "." + method, new Method(parameters, statements));
            } else if (!method.isEmpty() && indent >= 4 && !bare.isEmpty()) {
                // Deeper lines belong to an if or a loop: the statement before them says so.
                statements.add(bare);
            }
        }
    }

    private static List<String> parameters(String definition) {
        List<String> names = new ArrayList<>();
        String inside = definition.substring(
                definition.indexOf('(') + 1, Math.max(definition.indexOf('(') + 1, definition.lastIndexOf(')')));
        int depth = 0;
        StringBuilder part = new StringBuilder();
        for (char sign : (inside + ",").toCharArray()) {
            depth += sign == '[' || sign == '(' ? 1 : sign == ']' || sign == ')' ? -1 : 0;
            if (sign == ',' && depth == 0) {
                names.add(part.toString().split("[:=]", 2)[0].strip());
                part.setLength(0);
            } else {
                part.append(sign);
            }
        }
        names.removeIf(name -> name.isEmpty() || name.equals("self"));
        return names;
    }

    /** Lines, with what stands in brackets over several lines put into one. */
    private static List<String> joined(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        int depth = 0;
        for (String line : text.split("\n", -1)) {
            for (int i = 0; i < line.length(); i++) {
                char sign = line.charAt(i);
                depth += sign == '(' || sign == '[' ? 1 : sign == ')' || sign == ']' ? -1 : 0;
            }
            open.append(open.length() == 0 ? line : line.strip());
            if (depth <= 0) {
                lines.add(open.toString());
                open.setLength(0);
                depth = 0;
            }
        }
        return lines;
    }
}
