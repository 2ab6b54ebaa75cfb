package dev.kasus.diagnosis.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Need;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.model.Layer;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every rule promises. */
class RulesTest {
    private static final Path DOCS = Path.of("..", "docs", "rules");
    private static final Path TESTS = Path.of("src", "test", "java", "dev", "kasus", "diagnosis", "rules");

    /** Ten times as many in a night's run: {@code -Dkasus.mutations=2000}. */
    private static final List<Recording> MUTATED = LongStream.range(0, Long.getLong("kasus.mutations", 200))
            .mapToObj(MutatedRecordings::of)
            .toList();

    static List<Rule> rules() {
        return Rules.all();
    }

    @Test
    void idsAndTitlesAreUnique() {
        assertThat(Rules.all()).extracting(Rule::id).doesNotHaveDuplicates();
        assertThat(Rules.all()).extracting(Rule::title).doesNotHaveDuplicates();
    }

    @Test
    void aMisspeltIdGetsTheNearestAsASuggestion() {
        assertThat(Rules.of("dying-relu").title()).isEqualTo("Dying ReLU");
        assertThatThrownBy(() -> Rules.of("dieing-relu"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("dying-relu");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void eachHasItsPageAndItsTestOfAllThreeOpinions(Rule rule) throws Exception {
        assertThat(rule.id()).matches("[a-z]+(-[a-z]+)*");
        assertThat(rule.about()).endsWith(".");
        assertThat(DOCS.resolve(rule.id() + ".md")).content().startsWith("# " + rule.title() + "\n");
        Rule own = rule instanceof PartialRecipe partial ? partial.rule() : rule;
        String test = Files.readString(TESTS.resolve(own.getClass().getSimpleName() + "Test.java"));
        for (String opinion : List.of("present", "absent", "unknown")) {
            assertThat(test).containsPattern("\\W" + opinion + "\\(\\s*rule,");
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void anEmptyRecordingIsUnknown(Rule rule) {
        assertThat(rule.judge(Recordings.foreign().build())).isInstanceOf(Opinion.Unknown.class);
    }

    /** Nobody who recorded what a rule asks for is sent back for another signal. */
    @ParameterizedTest
    @MethodSource("rules")
    void whereAllIsRecordedThatItNeedsNoOtherSignalIsAskedFor(Rule rule) {
        List<Need> needs = needs(rule, Recordings.foreign().build());
        assertThat(needs).isNotEmpty().doesNotHaveDuplicates();
        boolean recipe = needs.contains(Need.Beyond.RECIPE);
        Recordings run = recipe ? Recordings.run(3, new Layer.Tanh("")) : Recordings.foreign();
        for (Need need : needs) {
            if (need instanceof Need.Recorded recorded) {
                record(run, recorded.signal());
            }
        }
        assertThat(needs(rule, run.build())).allMatch(Need.Beyond.class::isInstance);
    }

    private static List<Need> needs(Rule rule, Recording recording) {
        return judge(rule, recording) instanceof Opinion.Unknown unknown ? unknown.needs() : List.of();
    }

    private static void record(Recordings run, Signal signal) {
        double[] values = {0.3, 0.4, 0.5, 0.5, 0.6, 0.6, 0.6, 0.6};
        if (!signal.isPerSubject()) {
            run.epochs(signal, values);
        } else {
            for (String subject : List.of("conv1", "dense1", "class0", "class1", "class2")) {
                run.epochs(signal, subject, values);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void ofARunThatHasJustBegunNothingIsPresentButWhatIsWrongWithTheData(Rule rule) {
        if (rule instanceof TrainValidationLeak || rule instanceof ShortcutFeature) {
            return;
        }
        for (double value : new double[] {0, 1e-30, 1, 1e30}) {
            assertThat(judge(rule, everything(value, 1))).isNotInstanceOf(Opinion.Present.class);
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void whateverTheNumbersAreItDoesNotThrow(Rule rule) {
        double[] values = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300, 1e-300};
        for (double value : values) {
            judge(rule, everything(value, 1));
            judge(rule, everything(value, 20));
            judge(rule, alternating(value));
        }
    }

    /** What is read of a run folder is validated, but numbers and matrices are a stranger's all the same. */
    @ParameterizedTest
    @MethodSource("rules")
    void whateverARecordingHoldsItDoesNotThrow(Rule rule) {
        for (Recording recording : MUTATED) {
            assertThatCode(() -> judge(rule, recording))
                    .as("seed " + MUTATED.indexOf(recording))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void aDiagnosisOfWhateverARecordingHoldsHasAnOpinionOfEveryRule() {
        for (Recording recording : MUTATED) {
            Diagnosis diagnosis = Diagnosis.of(recording, Rules.all());
            assertThat(diagnosis.findings())
                    .as("seed " + MUTATED.indexOf(recording))
                    .hasSameSizeAs(Rules.all());
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theSameRecordingIsGivenTheSameOpinion(Rule rule) {
        Recording recording = alternating(0.7);
        assertThat(rule.judge(recording)).isEqualTo(rule.judge(recording));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void logsWithLossAndAccuracyOnlyNeverExcuseWhatTheyCannotShow(Rule rule) {
        Recordings keras = Recordings.foreign()
                .epochs(Signals.TRAIN_LOSS, 2, 1, 0.5, 0.3, 0.2)
                .epochs(Signals.TRAIN_ACCURACY, 0.3, 0.7, 0.8, 0.9, 0.95)
                .epochs(Signals.VALIDATION_LOSS, 2, 1, 0.6, 0.5, 0.5)
                .epochs(Signals.VALIDATION_ACCURACY, 0.3, 0.7, 0.8, 0.85, 0.88);
        boolean visible = List.of(
                        "non-finite",
                        "too-few-epochs",
                        "plateau",
                        "underfitting",
                        "validation-mismatch",
                        "overfitting-gap")
                .contains(rule.id());
        assertThat(rule.judge(keras.build())).isInstanceOf(visible ? Opinion.Absent.class : Opinion.Unknown.class);
    }

    @Test
    void causesRankBeforeTheSymptomsThatTheyExplain() {
        Recordings run = Recordings.run(3, new Layer.Sigmoid(""))
                .steps(Signals.ACTIVATION_GRADIENT, "conv1", 1e-4, 1e-4, 1e-4)
                .steps(Signals.ACTIVATION_GRADIENT, "dense1", 1, 1, 1)
                .learnsNothing();
        Diagnosis diagnosis = Diagnosis.of(run.build(), Rules.all());
        assertThat(diagnosis.present())
                .extracting(finding -> finding.id())
                .containsExactly("vanishing-gradient", "underfitting", "plateau");
        assertThat(diagnosis.present().get(0).onsetEpoch()).isEqualTo(1);
        assertThat(diagnosis.findings()).hasSameSizeAs(Rules.all());
    }

    /** An opinion on top of which nothing is missing: layers exist, evidence says something, severity is in range. */
    private static Opinion judge(Rule rule, Recording recording) {
        Opinion opinion = rule.judge(recording);
        if (opinion instanceof Opinion.Present present) {
            assertThat(present.severity()).isBetween(0.0, 1.0);
            assertThat(present.evidence()).extracting(Evidence::sentence).allMatch(s -> s.endsWith("."));
        } else if (opinion instanceof Opinion.Absent absent) {
            assertThat(absent.reason()).endsWith(".");
        } else if (opinion instanceof Opinion.Unknown unknown) {
            assertThat(unknown.howToRecord()).endsWith(".");
        }
        return opinion;
    }

    /** What is planted is for experiments: a rule that knew it would judge the answer and not the run. */
    @ParameterizedTest
    @MethodSource("rules")
    void noneReadsWhatIsPlanted(Rule rule) {
        for (double value : List.of(0.0, 0.3, 1.0)) {
            Recordings run = every(Signals.all(), value, 0.5, value);
            Opinion told = rule.judge(run.set("data.plant.wrong-labels", value / 2)
                    .set("data.plant.outliers", value / 2)
                    .build());
            List<Signal> others = Signals.all().stream()
                    .filter(signal -> !signal.tag().startsWith("planted/"))
                    .toList();
            assertThat(told)
                    .isEqualTo(rule.judge(every(others, value, 0.5, value).build()));
        }
    }

    /** A run in which every signal has the same value throughout. */
    private static Recording everything(double value, int readings) {
        return every(IntStream.range(0, readings).mapToDouble(i -> value).toArray());
    }

    /** A run in which every signal goes up and down between 1 and a value. */
    private static Recording alternating(double value) {
        return every(
                IntStream.range(0, 20).mapToDouble(i -> i % 2 == 0 ? 1 : value).toArray());
    }

    private static Recording every(double... values) {
        return every(Signals.all(), values).build();
    }

    private static Recordings every(List<Signal> signals, double... values) {
        Recordings run = Recordings.run(3, new Layer.Tanh(""));
        for (Signal signal : signals) {
            if (signal.equals(Signals.EPOCH) || signal.equals(Signals.CONFUSION)) {
                continue;
            }
            if (signal.isPerSubject()) {
                List.of("conv1", "conv2", "conv3", "dense1", "tanh1")
                        .forEach(layer -> run.epochs(signal, layer, values));
            } else {
                run.epochs(signal, values);
            }
        }
        return run;
    }
}
