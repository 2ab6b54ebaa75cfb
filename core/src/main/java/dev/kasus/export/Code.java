package dev.kasus.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * The lines of code that a user would change, in each language that Kasus writes. Imports are left out.
 *
 * @param keras Keras 3
 * @param pytorch PyTorch 2
 * @param djl Deep Java Library, ai.djl 0.36 and later
 */
@API(status = API.Status.STABLE, since = "0.2")
public record Code(List<String> keras, List<String> pytorch, List<String> djl) {
    /** Copies the lists. */
    public Code {
        keras = List.copyOf(keras);
        pytorch = List.copyOf(pytorch);
        djl = List.copyOf(djl);
    }

    /** What each framework says. */
    public static Code in(Function<Framework, List<String>> words) {
        return new Code(words.apply(new Keras()), words.apply(new PyTorch()), words.apply(new Djl()));
    }

    /** This code and then the other. */
    public Code and(Code more) {
        return new Code(joined(keras, more.keras), joined(pytorch, more.pytorch), joined(djl, more.djl));
    }

    private static List<String> joined(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** The lines by the name of their language, in the order in which they are shown. */
    public Map<String, List<String>> byLanguage() {
        Map<String, List<String>> code = new LinkedHashMap<>();
        code.put("Keras", keras);
        code.put("PyTorch", pytorch);
        code.put("DJL", djl);
        return code;
    }
}
