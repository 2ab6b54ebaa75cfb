package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Rule;
import dev.kasus.message.BadInput;
import dev.kasus.message.Extensions;
import dev.kasus.recipe.schema.Nearest;
import java.util.List;
import java.util.stream.Stream;

/** All rules, in reading order: divergence, slow learning, generalisation, then single classes and their data. */
public final class Rules {
    private static final List<Rule> OWN = List.of(
            new NonFinite(),
            new LearningRateTooHigh(),
            new MomentumTooHigh(),
            new ExplodingGradient(),
            new InputsNotNormalized(),
            new InitializationScale(),
            new SymmetricInitialization(),
            new DyingRelu(),
            new SaturatedActivation(),
            new VanishingGradient(),
            new LearningRateTooLow(),
            new TooFewEpochs(),
            new InsufficientCapacity(),
            new ExcessRegularization(),
            new Underfitting(),
            new Plateau(),
            new Oscillation(),
            new BatchNormSmallBatch(),
            new BatchNormStaleStatistics(),
            new DropoutVarianceShift(),
            new BatchNormStatistics(),
            new BatchNormPlacement(),
            new TrainValidationShift(),
            new MissingPooling(),
            new OversizedDenseHead(),
            new ExcessCapacity(),
            new MissingRegularization(),
            new ValidationMismatch(),
            new OverfittingGap(),
            new ClassImbalance(),
            new PoorClassData(),
            new HarmfulAugmentation(),
            new CoarseStem(),
            new InsufficientCapacityForClass(),
            new ClassOverlap(),
            new FadedClassWeights(),
            new LabelNoise(),
            new TrainValidationLeak(),
            new ShortcutFeature(),
            new UnlearnedClassSymptom());

    private static final Extensions<Rule> FOREIGN = ForeignRules.besides(OWN);

    private static final List<Rule> ALL = Stream.concat(
                    OWN.stream().map(PartialRecipe::around), FOREIGN.found().stream())
            .toList();

    private Rules() {}

    /** All of them, and behind them those of others on the class path. */
    public static List<Rule> all() {
        return ALL;
    }

    /** What of others' rules was left out and why, a sentence each. */
    public static List<String> problems() {
        return FOREIGN.problems();
    }

    /** The rule of an id, such as {@code dying-relu}. */
    public static Rule of(String id) {
        return ALL.stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new BadInput(
                        "there is no rule \"" + id + "\"",
                        Nearest.suggest(id, ALL.stream().map(Rule::id).toList())));
    }
}
