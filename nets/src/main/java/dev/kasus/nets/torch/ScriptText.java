package dev.kasus.nets.torch;

import dev.kasus.message.BadInput;
import dev.kasus.nets.torch.PickleValue.None;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one expression of TorchScript, working its value out as it goes. */
final class ScriptText {
    private static final int DEEPEST = 100;

    private final String text;
    private final Meaning meaning;
    private int at;
    private int depth;

    /** What names and calls mean. */
    interface Meaning {
        /** The value of a name; a {@link Name} if it has none. */
        Object name(String name);

        /** A part of a value. */
        Object part(Object whole, String name);

        /** An item of a value. */
        Object item(Object whole, Object index);

        /** What a call gives. */
        Object call(Object called, List<Object> arguments, Map<String, Object> named);
    }

    /** A name that stands for no value, such as {@code torch.conv2d}. */
    record Name(String dotted) {}

    ScriptText(String text, Meaning meaning) {
        this.text = text;
        this.meaning = meaning;
    }

    /** The value of the whole text. */
    Object value() {
        return expression();
    }

    private char peek() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private boolean take(char sign) {
        if (peek() == sign) {
            at++;
            return true;
        }
        return false;
    }

    private Object expression() {
        if (++depth > DEEPEST) {
            throw new BadInput("its code is nested too deeply", "");
        }
        Object value = primary();
        while (true) {
            if (take('.')) {
                value = meaning.part(value, word());
            } else if (take('(')) {
                Map<String, Object> named = new LinkedHashMap<>();
                List<Object> arguments = list(')', named);
                value = meaning.call(value, arguments, named);
            } else if (peek() == '[') {
                at++;
                List<Object> index = list(']', new LinkedHashMap<>());
                value = meaning.item(value, index.isEmpty() ? None.NONE : index.get(0));
            } else {
                depth--;
                return value;
            }
        }
    }

    private Object primary() {
        char sign = peek();
        if (take('[')) {
            return list(']', new LinkedHashMap<>());
        } else if (take('(')) {
            int start = at;
            List<Object> items = list(')', new LinkedHashMap<>());
            boolean tuple =
                    items.size() != 1 || text.substring(start, at - 1).strip().endsWith(",");
            return tuple ? items : items.get(0);
        } else if (sign == '"' || sign == '\'') {
            return string(sign);
        } else if (sign == '-' || Character.isDigit(sign)) {
            return number();
        } else if (Character.isLetter(sign) || sign == '_') {
            String word = word();
            return switch (word) {
                case "None" -> None.NONE;
                case "True" -> true;
                case "False" -> false;
                default -> meaning.name(word);
            };
        }
        throw new BadInput("its code has a sign that is not understood (" + sign + ")", "");
    }

    private String word() {
        peek();
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        if (at == start) {
            throw new BadInput("its code is not understood", "");
        }
        return text.substring(start, at);
    }

    private String string(char quote) {
        int end = ++at;
        while (end < text.length() && text.charAt(end) != quote) {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        String found = text.substring(at, Math.min(end, text.length()));
        at = Math.min(text.length(), end + 1);
        return found;
    }

    private Object number() {
        int start = at++;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '.' || isExponent())) {
            at++;
        }
        String digits = text.substring(start, at);
        try {
            return digits.matches("-?\\d+") ? (Object) Long.parseLong(digits) : (Object) Double.parseDouble(digits);
        } catch (NumberFormatException e) {
            return None.NONE;
        }
    }

    private boolean isExponent() {
        char before = text.charAt(at - 1);
        return (text.charAt(at) == '-' || text.charAt(at) == '+') && (before == 'e' || before == 'E');
    }

    private List<Object> list(char end, Map<String, Object> named) {
        List<Object> items = new ArrayList<>();
        while (!take(end)) {
            int start = at;
            String name = Character.isLetter(peek()) ? word() : "";
            if (!name.isEmpty() && peek() == '=' && at + 1 < text.length() && text.charAt(at + 1) != '=') {
                at++;
                named.put(name, expression());
            } else {
                at = start;
                items.add(expression());
            }
            if (!take(',') && peek() != end) {
                throw new BadInput("its code is not understood", "");
            }
        }
        return items;
    }
}
