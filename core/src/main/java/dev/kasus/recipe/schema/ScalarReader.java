package dev.kasus.recipe.schema;

import dev.kasus.message.BadInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one scalar as a number, a truth value, a text or a word of an enumeration. Error messages do not name the line. */
final class ScalarReader {
    private ScalarReader() {}

    static Object read(Tree tree, Class<?> type, @Nullable Range range, String path) {
        if (!(tree instanceof Tree.Scalar scalar) || scalar.value() == null) {
            throw notA(type, tree, path);
        }
        if (type == String.class) {
            return scalar.text();
        }
        if (type.isEnum()) {
            return constant(scalar.text(), type, path);
        }
        Object value = scalar.value();
        if (type == boolean.class || type == Boolean.class) {
            if (value instanceof Boolean) {
                return value;
            }
        } else if (type == double.class || type == Double.class) {
            if (value instanceof Number number) {
                refuseOutside(range, number.doubleValue(), scalar, path);
                return number.doubleValue();
            }
        } else if (value instanceof Long number) {
            refuseOutside(range, number.doubleValue(), scalar, path);
            return type == long.class || type == Long.class ? number : (Object) smaller(number, path);
        }
        throw notA(type, tree, path);
    }

    private static Object constant(String text, Class<?> type, String path) {
        Enum<?>[] constants = (Enum<?>[]) type.getEnumConstants();
        List<String> names = Arrays.stream(constants).map(Kinds::name).toList();
        int index = names.indexOf(text);
        if (index < 0) {
            throw new BadInput(path + " has no value " + ScalarText.quote(text), Nearest.suggest(text, names));
        }
        return constants[index];
    }

    private static int smaller(long number, String path) {
        if (number != (int) number) {
            throw new BadInput(
                    path + " is " + number + ", out of range",
                    "It must be from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE + ".");
        }
        return (int) number;
    }

    private static void refuseOutside(@Nullable Range range, double number, Tree.Scalar scalar, String path) {
        boolean legal = Double.isFinite(number)
                && (range == null
                        || ((range.minIncluded() ? number >= range.min() : number > range.min())
                                && (range.maxIncluded() ? number <= range.max() : number < range.max())));
        if (!legal) {
            throw new BadInput(
                    path + " is " + ScalarText.brief(scalar.text()) + ", out of range",
                    "It must be " + describe(range) + ".");
        }
    }

    /** The legal values of a number, in words. */
    static String describe(@Nullable Range range) {
        List<String> bounds = new ArrayList<>();
        if (range != null && range.min() != Double.NEGATIVE_INFINITY) {
            bounds.add((range.minIncluded() ? "at least " : "more than ") + ScalarText.show(range.min()));
        }
        if (range != null && range.max() != Double.POSITIVE_INFINITY) {
            bounds.add((range.maxIncluded() ? "at most " : "less than ") + ScalarText.show(range.max()));
        }
        return bounds.isEmpty() ? "a finite number" : String.join(" and ", bounds);
    }

    private static BadInput notA(Class<?> type, Tree tree, String path) {
        String wanted;
        String example;
        if (type == boolean.class || type == Boolean.class) {
            wanted = "true or false";
            example = "Write true or false, without quotes.";
        } else if (type == double.class || type == Double.class) {
            wanted = "a number";
            example = "Write a number such as 0.5 or 1e-3, without quotes.";
        } else if (type == String.class) {
            wanted = "a text";
            example = "Write a text, in quotes if it has a colon or begins with a bracket.";
        } else if (type.isEnum()) {
            wanted = "a word";
            example = "Write one of "
                    + String.join(
                            ", ",
                            Arrays.stream((Enum<?>[]) type.getEnumConstants())
                                    .map(Kinds::name)
                                    .toList())
                    + ".";
        } else {
            wanted = "a whole number";
            example = "Write a whole number, without point, exponent or quotes.";
        }
        return new BadInput(path + " is " + show(tree) + ", not " + wanted, example);
    }

    /** What a tree is, for an error message. */
    static String show(Tree tree) {
        if (tree instanceof Tree.Scalar scalar) {
            return scalar.value() == null ? "empty" : ScalarText.quote(scalar.text());
        }
        return tree instanceof Tree.Sequence ? "a list" : "keys with values";
    }
}
