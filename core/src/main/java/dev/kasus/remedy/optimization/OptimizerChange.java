package dev.kasus.remedy.optimization;

import dev.kasus.diagnosis.Finding;
import dev.kasus.export.NumberLiteral;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.training.Optimizer;
import dev.kasus.recipe.training.Optimizer.Adam;
import dev.kasus.recipe.training.Optimizer.Adamw;
import dev.kasus.recipe.training.Optimizer.Rmsprop;
import dev.kasus.recipe.training.Optimizer.Sgd;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.TrainingEdits;
import dev.kasus.remedy.Treatment;
import java.util.Optional;
import java.util.function.Function;

/** Changes the momentum of the optimiser; the learning rate stays. */
public record OptimizerChange(String id, String title, String about, Function<Optimizer, Optional<Dose>> doser)
        implements Remedy {
    private static final double USUAL = 0.9;
    private static final double LOW = 0.5;

    /** The optimiser to come and, in words, what about it is other. */
    record Dose(Optimizer optimizer, String words) {}

    public static Remedy momentum() {
        return new OptimizerChange(
                "momentum",
                "Momentum",
                "SGD gets the momentum 0.9, which smooths the updates and adds up those in the same direction.",
                OptimizerChange::raised);
    }

    public static Remedy lowerMomentum() {
        return new OptimizerChange(
                "lower-momentum",
                "Lower momentum",
                "Lowers the momentum (Adam: beta1): to 0.9 if it was higher, to 0.5 if it was above 0.5, else to 0.",
                OptimizerChange::lowered);
    }

    public static Remedy nesterov() {
        return new OptimizerChange(
                "nesterov",
                "Nesterov momentum",
                "SGD computes the gradient after a step along its velocity, which reduces the overshoot of plain momentum.",
                OptimizerChange::lookingAhead);
    }

    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        return doser.apply(recipe.training().optimizer()).flatMap(dose -> {
            Edit edit = TrainingEdits.optimizer(dose.optimizer());
            return Treatment.ofOptimizer(this, recipe, dose.words(), edit);
        });
    }

    private static Optional<Dose> raised(Optimizer optimizer) {
        return optimizer instanceof Sgd sgd && sgd.momentum() < USUAL
                ? Optional.of(new Dose(new Sgd(USUAL, sgd.nesterov()), words("momentum", sgd.momentum(), USUAL)))
                : Optional.empty();
    }

    private static Optional<Dose> lookingAhead(Optimizer optimizer) {
        if (!(optimizer instanceof Sgd sgd) || sgd.nesterov()) {
            return Optional.empty();
        }
        return sgd.momentum() > 0
                ? Optional.of(new Dose(new Sgd(sgd.momentum(), true), "Nesterov instead of plain momentum"))
                : Optional.of(new Dose(new Sgd(USUAL, true), words("momentum", 0, USUAL) + ", Nesterov"));
    }

    private static Optional<Dose> lowered(Optimizer optimizer) {
        double now = momentum(optimizer);
        if (now == 0) {
            return Optional.empty();
        }
        double other = now > USUAL ? USUAL : now > LOW ? LOW : 0;
        String name = optimizer instanceof Adam || optimizer instanceof Adamw ? "beta1" : "momentum";
        return Optional.of(new Dose(withMomentum(optimizer, other), words(name, now, other)));
    }

    private static double momentum(Optimizer optimizer) {
        if (optimizer instanceof Sgd sgd) {
            return sgd.momentum();
        } else if (optimizer instanceof Rmsprop rmsprop) {
            return rmsprop.momentum();
        }
        return optimizer instanceof Adam adam ? adam.beta1() : ((Adamw) optimizer).beta1();
    }

    private static Optimizer withMomentum(Optimizer optimizer, double momentum) {
        if (optimizer instanceof Sgd sgd) {
            return new Sgd(momentum, sgd.nesterov() && momentum > 0);
        } else if (optimizer instanceof Rmsprop rmsprop) {
            return new Rmsprop(rmsprop.alpha(), rmsprop.epsilon(), momentum);
        } else if (optimizer instanceof Adam adam) {
            return new Adam(momentum, adam.beta2(), adam.epsilon());
        }
        Adamw adamw = (Adamw) optimizer;
        return new Adamw(momentum, adamw.beta2(), adamw.epsilon(), adamw.weightDecay());
    }

    private static String words(String name, double from, double to) {
        return name + " from " + NumberLiteral.text(from) + " to " + NumberLiteral.text(to);
    }
}
