package dev.kasus.bench.power;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.Trigamma;

/**
 * How alike the variances of the arms of real trials are: the scaled inverse chi-square distribution that explains how
 * they scatter, by the moments of their logarithms (G. K. Smyth, Linear models and empirical Bayes methods, 2004).
 */
public final class VariancePrior {
    /** One validation image of 240: below it, variances are those of rounding. */
    private static final double LEAST = Math.pow(1 / 240.0, 2);

    private static final int FEWEST = 3;

    private VariancePrior() {}

    private record Variance(String trial, String arm, int runs, double value) {}

    /**
     * Prints a CSV of the variances of accuracy, in squared points, and the two figures of their distribution:
     * {@code VariancePrior folder...}, where {@code trial.json} is looked for.
     */
    public static void main(String[] args) throws IOException {
        Map<String, List<Variance>> trials = new LinkedHashMap<>();
        for (String folder : args) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file :
                        files.filter(it -> it.endsWith("trial.json")).sorted().toList()) {
                    List<Variance> found = read(file);
                    if (!found.isEmpty()) {
                        trials.putIfAbsent(found.toString().replaceAll("trial=[^,]*", ""), found);
                    }
                }
            }
        }
        List<Variance> all = trials.values().stream().flatMap(List::stream).toList();
        System.out.println("trial,arm,runs,variance");
        all.forEach(it ->
                System.out.printf(Locale.ROOT, "%s,%s,%d,%.4f%n", it.trial(), it.arm(), it.runs(), 1e4 * it.value()));
        print("all arms", List.of(all));
        print("within a trial", List.copyOf(trials.values()));
    }

    private static List<Variance> read(Path file) throws IOException {
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        Map<String, List<Double>> values = new LinkedHashMap<>();
        if (json.path("metric").path("tag").asText().equals("validation/accuracy")) {
            json.path("values")
                    .forEach(value -> values.computeIfAbsent(value.path("arm").asText(), it -> new ArrayList<>())
                            .add(value.path("value").asDouble()));
        }
        List<Variance> variances = new ArrayList<>();
        values.forEach((arm, runs) -> {
            if (runs.size() >= FEWEST) {
                double mean = runs.stream().mapToDouble(it -> it).average().orElseThrow();
                double squares = runs.stream()
                        .mapToDouble(it -> (it - mean) * (it - mean))
                        .sum();
                variances.add(new Variance(file.toString(), arm, runs.size(), squares / (runs.size() - 1)));
            }
        });
        return variances;
    }

    /** Of groups of arms: the logarithms are compared with the mean of their group. */
    private static void print(String what, List<List<Variance>> groups) {
        double squares = 0;
        double expected = 0;
        double freedom = 0;
        double level = 0;
        int count = 0;
        for (List<Variance> group : groups) {
            double[] logs = group.stream()
                    .mapToDouble(it -> Math.log(Math.max(it.value(), LEAST)) - bias((it.runs() - 1) / 2.0))
                    .toArray();
            double mean = Arrays.stream(logs).average().orElse(0);
            squares += Arrays.stream(logs).map(it -> (it - mean) * (it - mean)).sum();
            expected += group.stream()
                            .mapToDouble(it -> Trigamma.value((it.runs() - 1) / 2.0))
                            .sum()
                    * (group.size() - 1)
                    / group.size();
            freedom += group.size() - 1;
            level += Arrays.stream(logs).sum();
            count += group.size();
        }
        double excess = (squares - expected) / freedom;
        double d0 = excess > 0 ? 2 * trigammaInverse(excess) : Double.POSITIVE_INFINITY;
        double s0 = Math.exp((level / count + (Double.isInfinite(d0) ? 0 : bias(d0 / 2))) / 2);
        System.out.printf(Locale.ROOT, "# %s: %d variances, d0 = %.2f, s0 = %.2f points%n", what, count, d0, 100 * s0);
    }

    /** Expectation of the logarithm of a chi-square mean with twice so many degrees of freedom. */
    private static double bias(double half) {
        return Digamma.value(half) - Math.log(half);
    }

    private static double trigammaInverse(double value) {
        double low = 1e-6;
        double high = 1e6;
        for (int i = 0; i < 200; i++) {
            double middle = Math.sqrt(low * high);
            if (Trigamma.value(middle) > value) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
