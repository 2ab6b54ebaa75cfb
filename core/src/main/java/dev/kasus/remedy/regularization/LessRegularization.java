package dev.kasus.remedy.regularization;

import dev.kasus.diagnosis.Finding;
import dev.kasus.export.Code;
import dev.kasus.export.LayerCode;
import dev.kasus.export.NumberLiteral;
import dev.kasus.recipe.Architecture;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.recipe.training.Optimizer.Adamw;
import dev.kasus.recipe.training.Training;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.TrainingEdits;
import dev.kasus.remedy.Treatment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reduces dropout and weight penalties to weak values. */
public final class LessRegularization implements Remedy {
    private static final double RATE = 0.1;
    private static final double L2 = 1e-4;
    private static final double DECAY = 0.01;

    @Override
    public String id() {
        return "less-regularization";
    }

    @Override
    public String title() {
        return "Less regularisation";
    }

    @Override
    public String about() {
        return "Dropout, L2 and AdamW's decay are reduced to weak values and L1 is removed, for a net that does not "
                + "learn its training images.";
    }

    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        Training training = recipe.training();
        List<Edit> edits = new ArrayList<>();
        List<String> doses = new ArrayList<>();
        List<String> strong = new Architecture(recipe)
                .all()
                .filter(LessRegularization::isStrong)
                .map(Layer::name)
                .toList();
        strong.forEach(name -> edits.add(new Edit.Set("model.layers." + name + ".rate", Tree.scalar(RATE))));
        if (!strong.isEmpty()) {
            doses.add("rate " + NumberLiteral.text(RATE) + " in " + LayerCode.list(strong));
        }
        List<String> keras = new ArrayList<>();
        if (training.l2() > L2) {
            edits.add(TrainingEdits.number("l2", L2));
            doses.add("L2 of " + NumberLiteral.text(L2));
            // Keras adds the whole sum of squares, not half of it.
            keras.add("kernel_regularizer=keras.regularizers.L2(" + NumberLiteral.text(L2 / 2)
                    + ")  # of every Conv2D and Dense");
        }
        if (training.l1() > 0) {
            edits.add(TrainingEdits.number("l1", 0));
            doses.add("no L1");
            keras.add("# without kernel_regularizer=keras.regularizers.L1(" + NumberLiteral.text(training.l1()) + ")");
        }
        if (training.optimizer() instanceof Adamw adamw && adamw.weightDecay() > DECAY) {
            edits.add(TrainingEdits.optimizer(new Adamw(adamw.beta1(), adamw.beta2(), adamw.epsilon(), DECAY)));
            doses.add("weight decay " + NumberLiteral.text(DECAY));
        }
        return edits.isEmpty() ? Optional.empty() : treatment(recipe, doses, new Edit.All(edits), keras);
    }

    private Optional<Treatment> treatment(Recipe recipe, List<String> doses, Edit edit, List<String> penalties) {
        Recipe treated = recipe.with(edit);
        boolean l1 = recipe.training().l1() > 0;
        Code code = LayerCode.changes(recipe, treated)
                .and(new Code(
                        penalties,
                        l1 ? List.of("# without the sum of absolute weights in the loss") : List.of(),
                        l1 ? List.of("// without the L1 penalty, such as Loss.l1WeightedDecay") : List.of()))
                .and(Code.in(framework ->
                        changed(framework.optimizer(recipe.training()), framework.optimizer(treated.training()))));
        return Treatment.of(this, recipe, String.join(", ", doses), edit, code);
    }

    private static List<String> changed(List<String> before, List<String> after) {
        return before.equals(after) ? List.of() : after;
    }

    private static boolean isStrong(Layer layer) {
        return (layer instanceof Layer.Dropout plain && plain.rate() > RATE)
                || (layer instanceof Layer.SpatialDropout spatial && spatial.rate() > RATE);
    }
}
