package dev.kasus.bench.power;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Compares rules of trials by simulation: how often any arm is called that has no such effect, and what is seen of
 * effects that are there.
 */
public final class TrialPower {
    private static final double ERROR = 0.05;
    private static final int[] ARMS = {1, 2, 4, 8, 20};
    private static final int[] PAIRS = {3, 5, 9, 12};
    private static final double[] EFFECTS = {0.02, 0.05, 0.1, 0.16, 0.22};

    private final int trials;
    private final int[] allArms;

    private TrialPower(int trials, int[] allArms) {
        this.trials = trials;
        this.allArms = allArms;
    }

    /**
     * Prints the tables: {@code TrialPower [alarms|power|looks|pairs [trials [arms...]]]}. A share of 4,000 trials is known to
     * about half a point.
     */
    public static void main(String[] args) {
        String what = args.length > 0 ? args[0] : "all";
        TrialPower power = new TrialPower(
                args.length > 1 ? Integer.parseInt(args[1]) : 4000,
                args.length > 2
                        ? Arrays.stream(args)
                                .skip(2)
                                .mapToInt(Integer::parseInt)
                                .toArray()
                        : ARMS);
        if (what.equals("alarms") || what.equals("all")) {
            power.alarms();
        }
        if (what.equals("power") || what.equals("all")) {
            power.power();
        }
        if (what.equals("looks") || what.equals("all")) {
            power.looks();
        }
        if (what.equals("pairs") || what.equals("all")) {
            power.pairs();
        }
    }

    private static void row(List<String> cells) {
        System.out.println("| " + String.join(" | ", cells) + " |");
    }

    private static List<String> head(String... first) {
        List<String> cells = new ArrayList<>(List.of(first));
        Arrays.stream(Candidate.values()).map(Candidate::title).forEach(cells::add);
        return cells;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    /** False alarms of the family, for each scenario. */
    private void alarms() {
        List<String> head = head("arms", "pairs", "scenario");
        row(head);
        row(head.stream().map(it -> "---").toList());
        for (int arms : allArms) {
            for (int pairs : PAIRS) {
                double[] worst = new double[Candidate.values().length];
                for (Scenario scenario : Scenario.withoutEffect(arms)) {
                    double[] shares = shares(scenario, pairs, arms, false);
                    line(arms + "", pairs + "", scenario.name(), shares);
                    for (int i = 0; i < worst.length; i++) {
                        worst[i] = Math.max(worst[i], shares[i]);
                    }
                }
                line(arms + "", pairs + "", "**worst**", worst);
                line(arms + "", pairs + "", "like real trials", real(Scenario.equal(arms), pairs, arms, false));
            }
        }
    }

    private static void line(String arms, String pairs, String what, double[] shares) {
        List<String> cells = new ArrayList<>(List.of(arms, pairs, what));
        Arrays.stream(shares).mapToObj(TrialPower::percent).forEach(cells::add);
        row(cells);
    }

    /** How often one arm is seen that has an effect. */
    private void power() {
        List<String> head = head("arms", "pairs", "effect");
        row(head);
        row(head.stream().map(it -> "---").toList());
        for (int arms : allArms) {
            for (int pairs : PAIRS) {
                for (double effect : EFFECTS) {
                    Scenario scenario = Scenario.equal(arms).helped(1, effect);
                    line(
                            arms + "",
                            pairs + "",
                            Math.round(100 * effect) + " points",
                            shares(scenario, pairs, arms, true));
                }
                for (double effect : EFFECTS) {
                    Scenario scenario = Scenario.equal(arms).helped(1, effect);
                    line(
                            arms + "",
                            pairs + "",
                            Math.round(100 * effect) + " points, like real trials",
                            real(scenario, pairs, arms, true));
                }
                Scenario ceiling = Scenario.equal(arms).at(0.9).helped(1, 0.07);
                line(arms + "", pairs + "", "from 90 to 97 %", shares(ceiling, pairs, arms, true));
                Scenario blocks = Scenario.equal(arms).correlated(0.8).helped(1, 0.1);
                line(arms + "", pairs + "", "10 points, blocks 0.8", shares(blocks, pairs, arms, true));
                if (arms > 1) {
                    Scenario beside = Scenario.equal(arms).noisy(1, 3).helped(1, 0.1);
                    line(arms + "", pairs + "", "10 points, another arm x3", shares(beside, pairs, arms, true));
                    Scenario far = Scenario.equal(arms).noisy(1, 10).helped(1, 0.16);
                    line(arms + "", pairs + "", "16 points, another arm x10", shares(far, pairs, arms, true));
                }
                Scenario all = Scenario.equal(arms).helped(arms, 0.1);
                line(arms + "", pairs + "", "10 points, every arm", shares(all, pairs, arms, true));
            }
        }
    }

    /** Share of trials with a false call, or in which the last arm is seen to help, by candidate. */
    private double[] shares(Scenario scenario, int pairs, int arms, boolean seen) {
        return shares(random -> scenario, pairs, arms, seen);
    }

    private double[] real(Scenario scenario, int pairs, int arms, boolean seen) {
        return shares(scenario::real, pairs, arms, seen);
    }

    private double[] shares(Function<SplittableRandom, Scenario> scenarios, int pairs, int arms, boolean seen) {
        SplittableRandom random = new SplittableRandom(31L * arms + pairs);
        Candidate[] candidates = Candidate.values();
        double[] shares = new double[candidates.length];
        for (int trial = 0; trial < trials; trial++) {
            Scenario scenario = scenarios.apply(random);
            double[][] values = scenario.draw(pairs, random);
            for (int i = 0; i < shares.length; i++) {
                int[] calls = candidates[i].call(values, ERROR);
                boolean hit = seen ? calls[arms - 1] == 1 : anyFalse(scenario, calls);
                shares[i] += hit ? 1.0 / trials : 0;
            }
        }
        return shares;
    }

    private static boolean anyFalse(Scenario scenario, int[] calls) {
        for (int arm = 0; arm < calls.length; arm++) {
            if (scenario.isFalse(arm, calls[arm])) {
                return true;
            }
        }
        return false;
    }

    /** How the error is spent over several analyses. */
    private enum Spending {
        EVENLY,
        BY_PAIRS,
        BY_SQUARE;

        double share(int[] looks, int look) {
            return weight(looks[look])
                    / Arrays.stream(looks).mapToDouble(this::weight).sum();
        }

        private double weight(int pairs) {
            return this == EVENLY ? 1 : this == BY_PAIRS ? pairs : (double) pairs * pairs;
        }
    }

    private void looks() {
        row(List.of(
                "arms",
                "analyses",
                "spent",
                "rule",
                "worst false alarm",
                "scenario",
                "5 points",
                "10",
                "16",
                "22",
                "pairs at 16"));
        row(List.of("---", "---", "---", "---", "---", "---", "---", "---", "---", "---", "---"));
        for (int arms : allArms) {
            for (int[] looks : new int[][] {{3, 5}, {3, 5, 9}, {3, 5, 9, 12}}) {
                for (Candidate candidate : List.of(Candidate.BONFERRONI, Candidate.CHOSEN)) {
                    for (Spending spending : Spending.values()) {
                        looks(arms, looks, spending, candidate);
                    }
                }
            }
        }
    }

    private void looks(int arms, int[] looks, Spending spending, Candidate candidate) {
        double worst = 0;
        String where = "";
        for (Scenario scenario : Scenario.withoutEffect(arms)) {
            double share = sequential(scenario, arms, looks, spending, candidate)[0];
            if (share > worst) {
                worst = share;
                where = scenario.name();
            }
        }
        List<String> cells = new ArrayList<>(List.of(
                arms + "",
                Arrays.toString(looks),
                spending.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                candidate.title(),
                percent(worst),
                where));
        double taken = 0;
        for (double effect : new double[] {0.05, 0.1, 0.16, 0.22}) {
            double[] result = sequential(Scenario.equal(arms).helped(1, effect), arms, looks, spending, candidate);
            cells.add(percent(result[1]));
            taken = effect == 0.16 ? result[2] : taken;
        }
        cells.add(String.format(Locale.ROOT, "%.1f", taken));
        row(cells);
    }

    /** Share of trials with a false call; share in which the last arm is seen to help; its mean number of pairs. */
    private double[] sequential(Scenario scenario, int arms, int[] looks, Spending spending, Candidate candidate) {
        SplittableRandom random = new SplittableRandom(17L * arms + looks.length);
        double[] result = new double[3];
        for (int trial = 0; trial < trials; trial++) {
            double[][] values = scenario.draw(looks[looks.length - 1], random);
            int[] calls = new int[arms];
            int pairs = 0;
            for (int look = 0; look < looks.length; look++) {
                int now = looks[look];
                double[][] first =
                        Arrays.stream(values).map(it -> Arrays.copyOf(it, now)).toArray(double[][]::new);
                int[] fresh = candidate.call(first, ERROR * spending.share(looks, look));
                pairs = calls[arms - 1] == 0 ? now : pairs;
                for (int arm = 0; arm < arms; arm++) {
                    calls[arm] = calls[arm] == 0 ? fresh[arm] : calls[arm];
                }
            }
            result[0] += anyFalse(scenario, calls) ? 1.0 / trials : 0;
            result[1] += calls[arms - 1] == 1 ? 1.0 / trials : 0;
            result[2] += (double) pairs / trials;
        }
        return result;
    }

    /** The fewest pairs with which an effect is seen in four of five trials. */
    private void pairs() {
        row(List.of("arms", "standard deviation of a run", "effect", "pairs before", "pairs now", "Dunnett, pooled"));
        row(List.of("---", "---", "---", "---", "---", "---"));
        for (int arms : allArms) {
            for (double noise : new double[] {0.01, 0.02, 0.05}) {
                for (double effect : new double[] {0.02, 0.05, 0.1}) {
                    row(List.of(
                            arms + "",
                            Math.round(100 * noise) + " points",
                            Math.round(100 * effect) + " points",
                            fewest(arms, noise, effect, Candidate.BONFERRONI) + "",
                            fewest(arms, noise, effect, Candidate.CHOSEN) + "",
                            fewest(arms, noise, effect, Candidate.DUNNETT) + ""));
                }
            }
        }
    }

    private int fewest(int arms, double noise, double effect, Candidate candidate) {
        int low = 1;
        int high = 2;
        while (!isSeen(arms, noise, effect, candidate, high)) {
            low = high;
            high *= 2;
        }
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (isSeen(arms, noise, effect, candidate, middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private boolean isSeen(int arms, double noise, double effect, Candidate candidate, int pairs) {
        Scenario scenario = Scenario.equal(arms).helped(1, effect * Scenario.NOISE / noise);
        SplittableRandom random = new SplittableRandom(pairs);
        int some = Math.max(500, trials / 4);
        int seen = 0;
        for (int trial = 0; trial < some; trial++) {
            seen += candidate.call(scenario.draw(pairs, random), ERROR)[arms - 1] == 1 ? 1 : 0;
        }
        return seen >= 0.8 * some;
    }
}
