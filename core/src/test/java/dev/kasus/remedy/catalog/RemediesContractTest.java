package dev.kasus.remedy.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.diagnosis.EvidenceLevel;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.remedy.CauseRemedies;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.Treatment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every remedy, on every net, for every cause. */
class RemediesContractTest {
    private static final Path PAGES = Path.of("..", "docs", "remedies");

    /** Given again they do more of the same. */
    private static final Set<String> STEPWISE = Set.of(
            "lower-learning-rate",
            "higher-learning-rate",
            "lower-momentum",
            "longer-training",
            "larger-batch",
            "more-images",
            "narrower",
            "wider",
            "shallower",
            "deeper",
            "higher-resolution");

    private static final Map<String, Recipe> NETS = Nets.all();

    private static final Map<Remedy, List<Given>> GIVEN = new HashMap<>();

    static Stream<Remedy> remedies() {
        return Remedies.all(1e-4, 1e-1).stream();
    }

    /** All remedies, those that take a range test with a made-up one, and the same without. */
    static Stream<Remedy> everyDosing() {
        Set<String> measured = Set.of("cyclical-triangular", "cyclical-triangular2", "cyclical-exp-range", "one-cycle");
        return Stream.concat(remedies(), Remedies.all().stream().filter(remedy -> measured.contains(remedy.id())));
    }

    @Test
    void idsAreUniqueAndKebabCase() {
        assertThat(Remedies.all()).extracting(Remedy::id).doesNotHaveDuplicates();
        assertThat(remedies()).extracting(Remedy::id).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z0-9-]+"));
        assertThat(remedies().map(Remedy::id))
                .containsAll(Remedies.all().stream().map(Remedy::id).toList());
    }

    @ParameterizedTest
    @MethodSource("remedies")
    void hasAPageOfItsOwn(Remedy remedy) throws IOException {
        String page = Files.readString(PAGES.resolve(remedy.id() + ".md"));
        assertThat(page).startsWith("# " + remedy.title() + "\n");
        assertThat(page)
                .contains("\n## Dose\n", "\n## Side effects\n", "\n## When it makes things worse\n", "\n## Paper\n");
    }

    @Test
    void everyPageBelongsToARemedy() throws IOException {
        Set<String> ids = new HashSet<>(remedies().map(Remedy::id).toList());
        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.map(page -> page.getFileName().toString().replace(".md", "")))
                    .containsExactlyInAnyOrderElementsOf(ids);
        }
    }

    @ParameterizedTest
    @MethodSource("remedies")
    void isTriedForCausesThatExist(Remedy remedy) {
        assertThat(remedy.cures()).isNotEmpty().isSubsetOf(Nets.CAUSES);
    }

    @Test
    void everyCauseHasRemediesAndAllOfThemExist() {
        List<String> ids = remedies().map(Remedy::id).toList();
        for (String cause : Nets.CAUSES) {
            assertThat(CauseRemedies.remedies(cause))
                    .as(cause)
                    .isNotEmpty()
                    .doesNotHaveDuplicates()
                    .isSubsetOf(ids);
        }
    }

    @ParameterizedTest
    @MethodSource("everyDosing")
    void treatsSomeNets(Remedy remedy) {
        assertThat(given(remedy)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyDosing")
    void hasNothingToChangeTheSecondTimeUnlessItGoesByStages(Remedy remedy) {
        if (!STEPWISE.contains(remedy.id())) {
            given(remedy)
                    .forEach(it -> assertThat(remedy.treat(it.recipe.with(it.treatment.edit()), it.finding))
                            .as("%s", it)
                            .isEmpty());
        }
    }

    @ParameterizedTest
    @MethodSource("everyDosing")
    void aTreatmentChangesTheRecipeIntoOneThatFits(Remedy remedy) {
        given(remedy).forEach(it -> {
            Recipe treated = it.recipe.with(it.treatment.edit());
            assertThat(treated).as("%s", it).isNotEqualTo(it.recipe);
            treated.shapes(Nets.CLASSES);
            assertThat(it.treatment.diff(it.recipe))
                    .as("%s", it)
                    .isNotEmpty()
                    .allMatch(line -> line.startsWith("- ") || line.startsWith("+ "));
            assertThat(it.treatment.dose()).as("%s", it).isNotBlank().doesNotContain("NaN", "null", "[", "E-");
            assertThat(it.treatment.remedy()).isEqualTo(remedy);
        });
    }

    @ParameterizedTest
    @MethodSource("everyDosing")
    void aTreatmentSaysWhatToWriteInEachLanguage(Remedy remedy) {
        Api api = Api.OF.get(remedy.id());
        assertThat(api).isNotNull();
        given(remedy).forEach(it -> {
            assertThat(it.treatment.keras()).as("%s", it).isNotEmpty().noneMatch(RemediesContractTest::unpythonic);
            assertThat(it.treatment.pytorch()).as("%s", it).isNotEmpty().noneMatch(RemediesContractTest::unpythonic);
            assertThat(String.join("\n", it.treatment.keras())).as("%s", it).containsPattern(api.keras);
            assertThat(String.join("\n", it.treatment.pytorch())).as("%s", it).containsPattern(api.pytorch);
            assertThat(String.join("\n", it.treatment.djl())).as("%s", it).containsPattern(api.djl);
        });
    }

    /** Every treatment that a remedy gives, worked out once. */
    private static List<Given> given(Remedy remedy) {
        return GIVEN.computeIfAbsent(
                remedy,
                same -> cases().flatMap(it -> same.treat(it.recipe, it.finding).stream()
                                .map(treatment -> new Given(it.net, it.recipe, it.finding, treatment)))
                        .toList());
    }

    private static boolean unpythonic(String line) {
        return line.contains("null")
                || line.contains("true")
                || line.contains("false")
                || line.matches(".*\\dE-?\\d.*");
    }

    @Test
    void aNetWithoutBatchNormHasNoneToReplaceOrRemove() {
        Stream.of("group-norm", "layer-norm", "batch-norm-removed", "batch-norm-momentum", "dropout-before-head")
                .forEach(id -> assertThat(Remedies.of(id).treat(Nets.lenet(), Nets.finding("batch-norm-statistics")))
                        .as(id)
                        .isEmpty());
    }

    @Test
    void anUnknownRemedyIsRefusedWithTheNearest() {
        assertThat(Remedies.of("leaky-relu").title()).isEqualTo("LeakyReLU");
        assertThatThrownBy(() -> Remedies.of("leaky-rely"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("leaky-rely")
                .hasMessageContaining("leaky-relu");
    }

    private record Case(String net, Recipe recipe, Finding finding) {}

    private record Given(String net, Recipe recipe, Finding finding, Treatment treatment) {
        @Override
        public String toString() {
            return treatment.remedy().id() + " on " + net + " with " + finding;
        }
    }

    /** Every net with a finding that names no layer, all, or none of its own; with the one cause that changes a dose; and absent. */
    private static Stream<Case> cases() {
        Opinion absent = new Opinion.Absent("not seen", List.of());
        return NETS.entrySet().stream().flatMap(net -> {
            String[] layers =
                    net.getValue().model().allLayers().stream().map(Layer::name).toArray(String[]::new);
            return Stream.of(
                            Nets.finding("plateau"),
                            Nets.finding("batch-norm-statistics", layers),
                            Nets.finding("batch-norm-small-batch", "no-such-layer"),
                            new Finding("plateau", "", absent, EvidenceLevel.OBSERVED, 0))
                    .map(finding -> new Case(net.getKey(), net.getValue(), finding));
        });
    }

    /** What the lines of a remedy must name: regular expressions. */
    private record Api(String keras, String pytorch, String djl) {
        static final Map<String, Api> OF = new HashMap<>();

        static {
            of("relu", "layers\\.ReLU\\(\\)", "nn\\.ReLU\\(\\)", "Activation\\.reluBlock\\(\\)");
            of(
                    "leaky-relu",
                    "layers\\.LeakyReLU\\(negative_slope=0\\.1\\)",
                    "nn\\.LeakyReLU\\(negative_slope=0\\.1\\)",
                    "Activation\\.leakyReluBlock\\(0\\.1f\\)");
            of(
                    "prelu",
                    "layers\\.PReLU\\(.*0\\.25",
                    "nn\\.PReLU\\(num_parameters=\\d+, init=0\\.25\\)",
                    "class ChannelPrelu extends AbstractBlock[\\s\\S]*new ChannelPrelu\\(0\\.25f, \\d+");
            of("elu", "layers\\.ELU\\(alpha=1\\)", "nn\\.ELU\\(alpha=1\\)", "Activation\\.eluBlock\\(1f\\)");
            of(
                    "selu",
                    "layers\\.Activation\\(\"selu\"\\)",
                    "nn\\.SELU\\(\\)[\\s\\S]*kaiming_normal_\\(.*linear",
                    "Activation\\.seluBlock\\(\\)[\\s\\S]*FactorType\\.IN, 1\\), Parameter\\.Type\\.WEIGHT");
            of(
                    "thresholded-relu",
                    "layers\\.ReLU\\(threshold=1\\)",
                    "nn\\.Threshold\\(threshold=1, value=0\\.0\\)",
                    "LambdaBlock\\.singleton\\(x -> x\\.mul\\(x\\.gt\\(1f\\)");
            of(
                    "dead-unit-recycling",
                    "np\\.where\\(inputs, fresh if dead\\.all\\(\\) else 0, weight\\)",
                    "outgoing\\.weight\\[:, inputs\\] = fresh\\[:, inputs\\] if dead\\.all\\(\\) else 0",
                    "renew\\(weight, inputs\\.reshape\\(");
            of(
                    "activation-added",
                    "layers\\.ReLU\\(\\)  # .*new",
                    "nn\\.ReLU\\(\\)  # .*new",
                    "Activation\\.reluBlock\\(\\)  // .*new");
            of(
                    "linear-output",
                    "# without layers\\.ReLU\\(",
                    "# without nn\\.ReLU\\(",
                    "// without Activation\\.reluBlock\\(");
            of(
                    "he-initialization",
                    "kernel_initializer=\"he_normal\"",
                    "nn\\.init\\.kaiming_normal_\\(",
                    "RandomType\\.GAUSSIAN, XavierInitializer\\.FactorType\\.IN, 2\\)");
            of(
                    "he-uniform-initialization",
                    "kernel_initializer=\"he_uniform\"",
                    "nn\\.init\\.kaiming_uniform_\\(",
                    "RandomType\\.UNIFORM, XavierInitializer\\.FactorType\\.IN, 6\\)");
            of(
                    "residual-connections",
                    "layers\\.Add\\(\\)\\(\\[body\\(x\\), ",
                    "x = body\\(x\\) \\+ ",
                    "new ParallelBlock\\(way -> .*List\\.of\\(body, (Blocks\\.identityBlock|new SequentialBlock)\\(\\)");
            of(
                    "input-normalization",
                    "layers\\.Normalization\\(",
                    "transforms\\.Normalize\\(",
                    "new Normalize\\(mean\\.toFloatArray\\(\\), std\\.toFloatArray\\(\\)\\)");
            of(
                    "image-normalization",
                    "ops\\.maximum\\(std, 1\\.0\\)",
                    "clamp\\(min=1 / 255\\)",
                    "maximum\\(1 / 255f\\)");
            of(
                    "gradient-clipping-norm",
                    "global_clipnorm=1\\b",
                    "clip_grad_norm_\\(.*max_norm=1\\b",
                    "Math\\.min\\(1, 1 / Math\\.sqrt\\(squares\\)\\)");
            of(
                    "gradient-clipping-value",
                    "clipvalue=0\\.5",
                    "clip_grad_value_\\(.*clip_value=0\\.5",
                    "\\.optClipGrad\\(0\\.5f\\)");
            of(
                    "lower-learning-rate",
                    "keras\\.optimizers\\.",
                    "torch\\.optim\\.",
                    "Optimizer optimizer = Optimizer\\.");
            of(
                    "higher-learning-rate",
                    "keras\\.optimizers\\.",
                    "torch\\.optim\\.",
                    "Optimizer optimizer = Optimizer\\.");
            of(
                    "learning-rate-from-range-test",
                    "learning_rate=0\\.00316228",
                    "lr=0\\.00316228",
                    "Tracker\\.fixed\\(0\\.00316228f\\)");
            of(
                    "cyclical-triangular",
                    "LearningRateSchedule",
                    "CyclicLR\\(.*\"triangular\"",
                    "Tracker\\.cyclical\\(\\).*CyclicalMode\\.TRIANGULAR\\)");
            of(
                    "cyclical-triangular2",
                    "LearningRateSchedule",
                    "CyclicLR\\(.*\"triangular2\"",
                    "Tracker\\.cyclical\\(\\).*CyclicalMode\\.TRIANGULAR2\\)");
            of(
                    "cyclical-exp-range",
                    "LearningRateSchedule",
                    "CyclicLR\\(.*\"exp_range\", gamma=0\\.99",
                    "Tracker\\.cyclical\\(\\).*CyclicalMode\\.EXP_RANGE\\)\\.optGamma\\(0\\.99");
            of(
                    "one-cycle",
                    "CosineDecay\\(.*warmup_target=",
                    "OneCycleLR\\(.*cycle_momentum=False",
                    "Tracker\\.cosine\\(\\)[\\s\\S]*Tracker\\.warmUp\\(\\)");
            of(
                    "longer-training",
                    "fit\\(training_set, epochs=\\d+\\)",
                    "range\\(\\d+\\)",
                    "EasyTrain\\.fit\\(trainer, \\d+, ");
            of(
                    "momentum",
                    "SGD\\(.*momentum=0\\.9",
                    "SGD\\(.*momentum=0\\.9",
                    "Optimizer\\.sgd\\(\\).*optMomentum\\(0\\.9f\\)");
            of(
                    "lower-momentum",
                    "(beta_1=0\\.5|momentum=0\\.9|RMSprop)",
                    "(betas=\\(0\\.5|momentum=0\\.9|RMSprop)",
                    "optBeta1\\(0\\.5f\\)|optMomentum\\(0\\.9f\\)|rmsprop");
            of(
                    "nesterov",
                    "nesterov=True",
                    "nesterov=True",
                    "PyTorch engine does not run Nag[\\s\\S]*Optimizer\\.nag\\(\\).*setMomentum");
            of(
                    "group-norm",
                    "layers\\.GroupNormalization\\(groups=8",
                    "nn\\.GroupNorm\\(8, \\d+\\)",
                    "class GroupNorm extends AbstractBlock[\\s\\S]*new GroupNorm\\(8, 1e-5f, \\d+, 1, 1\\)");
            of(
                    "layer-norm",
                    "layers\\.GroupNormalization\\(groups=1,",
                    "nn\\.GroupNorm\\(1, \\d+\\)",
                    "class GroupNorm extends AbstractBlock[\\s\\S]*new GroupNorm\\(1, 1e-5f, \\d+, 1, 1\\)");
            of(
                    "weight-standardization",
                    "class StandardizedConv2D\\(layers\\.Conv2D\\)[\\s\\S]*\\nStandardizedConv2D\\(\\d+, \\d+",
                    "class StandardizedConv2d\\(nn\\.Conv2d\\)[\\s\\S]*\\nStandardizedConv2d\\(\\d+, \\d+",
                    "class StandardizedConv extends AbstractBlock[\\s\\S]*new StandardizedConv\\(Conv2d\\.builder\\(\\)");
            of(
                    "batch-norm-before-activation",
                    "layers\\.BatchNormalization\\(",
                    "nn\\.BatchNorm2d\\(\\d+\\)",
                    "BatchNorm\\.builder\\(\\)\\.build\\(\\)  // .*moved to behind");
            of(
                    "batch-norm-removed",
                    "# without layers\\.BatchNormalization\\(",
                    "# without nn\\.BatchNorm2d\\(",
                    "// without BatchNorm\\.builder\\(\\)");
            of(
                    "batch-norm-added",
                    "layers\\.BatchNormalization\\(.*# new, behind",
                    "nn\\.BatchNorm2d\\(.*# new, behind",
                    "BatchNorm\\.builder\\(\\)\\.build\\(\\)  // new, behind");
            of(
                    "batch-norm-momentum",
                    "momentum=0\\.9",
                    "nn\\.BatchNorm2d\\(",
                    "BatchNorm\\.builder\\(\\)(\\.optMomentum\\(0\\.99f\\))?\\.build\\(\\)");
            of(
                    "frozen-statistics",
                    "trainable = False",
                    "\\.eval\\(",
                    "training && !frozen\\.get\\(\\)[\\s\\S]*frozen\\.set\\(true\\)");
            of(
                    "re-estimated-statistics",
                    "training=True",
                    "update_bn\\(",
                    "trainer\\.forward\\(some\\.getData\\(\\)\\)");
            of(
                    "larger-batch",
                    "batch_size=(32|256)",
                    "DataLoader\\(.*batch_size=(32|256)",
                    "setSampling\\((32|256), true\\)");
            of(
                    "dropout-after-block",
                    "layers\\.(SpatialDropout2D|Dropout)\\(",
                    "nn\\.Dropout(2d)?\\(",
                    "Dropout\\.builder\\(\\)\\.optRate\\(|new SpatialDropout\\(");
            of(
                    "dropout-before-head",
                    "layers\\.Dropout\\(0\\.4\\)  # dropout1, moved",
                    "nn\\.Dropout\\(0\\.4\\)  # dropout1, moved",
                    "Dropout\\.builder\\(\\)\\.optRate\\(0\\.4f\\)\\.build\\(\\)  // dropout1, moved");
            of(
                    "less-regularization",
                    "Dropout(2D)?\\(0\\.1\\)|regularizers\\.L2\\(5e-5\\)|weight_decay=0\\.01",
                    "Dropout(2d)?\\(0\\.1\\)|weight_decay=(1e-4|0\\.01)",
                    "optRate\\(0\\.1f\\)|optWeightDecays\\(1e-4f\\)|Optimizer\\.adamW\\(\\)");
            of(
                    "dropout-in-head",
                    "layers\\.Dropout\\(0\\.[35]\\)  # new",
                    "nn\\.Dropout\\(0\\.[35]\\)  # new",
                    "Dropout\\.builder\\(\\)\\.optRate\\(0\\.[35]f\\)\\.build\\(\\)  // new");
            of(
                    "spatial-dropout",
                    "layers\\.SpatialDropout2D\\(0\\.2\\)",
                    "nn\\.Dropout2d\\(0\\.2\\)",
                    "class SpatialDropout extends AbstractBlock[\\s\\S]*new SpatialDropout\\(0\\.2f\\)");
            of(
                    "l2-weight-decay",
                    "regularizers\\.L2\\(",
                    "weight_decay=(1e-4|5e-4)",
                    "optWeightDecays\\((1e-4|5e-4)f\\)");
            of(
                    "adamw",
                    "AdamW\\(.*weight_decay=0\\.05",
                    "AdamW\\(.*weight_decay=0\\.05",
                    "Optimizer\\.adamW\\(\\).*optWeightDecays\\(0\\.05f\\)");
            of(
                    "keras-decay",
                    "InverseTimeDecay\\(.*decay_rate=1e-5",
                    "LambdaLR\\(",
                    "Tracker rate = step -> .* / \\(1 \\+ 1e-5 \\* step\\)");
            of("l1", "regularizers\\.L1\\(1e-5\\)", "1e-5 \\* sum\\(p\\.abs", "sign\\.muli\\(1e-5f\\)");
            of(
                    "more-images",
                    "fit\\(training_set, epochs=10\\)",
                    "range\\(10\\)",
                    "EasyTrain\\.fit\\(trainer, 10, allTrainingImages");
            of(
                    "augmentation",
                    "layers\\.Random(Flip|Translation)\\(",
                    "v2\\.Random(HorizontalFlip|Affine)\\(",
                    "image\\.flip\\(1\\)|RandomUtils\\.nextFloat\\(-0\\.1f, 0\\.1f\\)");
            of(
                    "mixup",
                    "layers\\.MixUp\\(alpha=0\\.2\\)",
                    "v2\\.MixUp\\(alpha=0\\.2, num_classes=",
                    "images\\.mul\\(share\\)\\.add\\(other\\.mul\\(1 - share\\)\\)");
            of(
                    "cutmix",
                    "layers\\.CutMix\\(",
                    "v2\\.CutMix\\(alpha=1\\.0, num_classes=",
                    "mixed\\.set\\(box, other\\.get\\(box\\)\\)");
            of(
                    "label-smoothing",
                    "CategoricalCrossentropy\\(.*0\\.1",
                    "CrossEntropyLoss\\(label_smoothing=0\\.1\\)",
                    "mul\\(0\\.9f\\)\\.add\\(0\\.1f / classes\\)");
            of(
                    "early-stopping",
                    "callbacks\\.EarlyStopping\\(",
                    "validation_loss",
                    "since >= \\d+[\\s\\S]*EarlyStoppedException");
            of(
                    "global-average-pooling",
                    "layers\\.GlobalAveragePooling2D\\(\\)",
                    "nn\\.AdaptiveAvgPool2d\\(1\\)",
                    "Pool\\.globalAvgPool2dBlock\\(\\)");
            of(
                    "pooling-between-blocks",
                    "layers\\.MaxPooling2D\\(2\\)",
                    "nn\\.MaxPool2d\\(2\\)",
                    "Pool\\.maxPool2dBlock\\(new Shape\\(2, 2\\)\\)");
            of("narrower", "layers\\.Conv2D\\(", "nn\\.Conv2d\\(", "Conv2d\\.builder\\(\\)");
            of("wider", "layers\\.Conv2D\\(", "nn\\.Conv2d\\(", "Conv2d\\.builder\\(\\)");
            of("minimum-width", "layers\\.Conv2D\\(", "nn\\.Conv2d\\(", "Conv2d\\.builder\\(\\)");
            of(
                    "finer-stem",
                    "layers\\.Conv2D\\(\\d+, 3,",
                    "nn\\.Conv2d\\(\\d+, \\d+, 3",
                    "Conv2d\\.builder\\(\\)\\.setKernelShape\\(new Shape\\(3, 3\\)\\)");
            of("higher-resolution", "image_size=\\(", "v2\\.Resize\\(", "new Resize\\(\\d+, \\d+\\)");
            of(
                    "group-aware-split",
                    "StratifiedGroupKFold\\(n_splits=4",
                    "StratifiedGroupKFold",
                    "0\\.25 \\* groups\\.size\\(\\)[\\s\\S]*dataset\\.subDataset\\(");
            of(
                    "milder-augmentation",
                    "RandomRotation\\(15 / 360\\)",
                    "v2\\.RandomRotation\\(15\\)",
                    "// DJL turns by quarters alone: at most 15 degrees");
            of(
                    "class-conditional-augmentation",
                    "RandomFlip",
                    "RandomHorizontalFlip",
                    "// transforms with NDArray\\.flip");
            of(
                    "quality-augmentation",
                    "RandomGaussianBlur",
                    "GaussianBlur",
                    "Pool\\.avgPool2d\\(.*[\\s\\S]*mul\\(0\\.1f\\)");
            of(
                    "class-aware-sampling",
                    "sample_from_datasets",
                    "WeightedRandomSampler",
                    "Sampler\\.SubSampler fair[\\s\\S]*new BatchSampler\\(fair, \\d+\\)");
            of(
                    "balanced-class-weights",
                    "class_weight=",
                    "CrossEntropyLoss\\(weight=",
                    "new Loss\\(\\\"weighted\\\"\\)");
            of(
                    "effective-number-weights",
                    "0\\.999\\*\\*counts",
                    "CrossEntropyLoss\\(weight=",
                    "Math\\.pow\\(0\\.999, n\\)[\\s\\S]*new Loss\\(\\\"weighted\\\"\\)");
            of(
                    "focal-loss",
                    "CategoricalFocalCrossentropy\\(.*gamma=2",
                    "\\*\\* 2 \\* entropy",
                    "new Loss\\(\\\"focal\\\"\\)[\\s\\S]*square\\(\\)\\.mul\\(entropy\\)");
            of("logit-adjustment", "np\\.log\\(prior\\)", "torch\\.log\\(prior\\)", "create\\(prior\\)\\.log\\(\\)");
            of("shallower", "# without layers\\.", "# without ", "// without ");
            of("deeper", "# new, behind", "# new, behind", "  // new, behind");
        }

        private static void of(String id, String keras, String pytorch, String djl) {
            OF.put(id, new Api(keras, pytorch, djl));
        }
    }
}
