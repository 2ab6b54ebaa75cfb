package dev.kasus.remedy.architecture;

import dev.kasus.diagnosis.Finding;
import dev.kasus.export.Code;
import dev.kasus.recipe.Architecture;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Init;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Layer.Activation;
import dev.kasus.recipe.model.Selector;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.Treatment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Another activation in the place of every one. */
public record ActivationSwap(String id, String title, String about, Activation target, String words) implements Remedy {

    public static Remedy relu() {
        return new ActivationSwap(
                "relu",
                "ReLU",
                "Every activation becomes max(0, x): its gradient is 1 wherever the unit is active, so it does not shrink from"
                        + " layer to layer as a sigmoid's does.",
                new Layer.Relu(""),
                "ReLU");
    }

    public static Remedy leakyRelu() {
        return new ActivationSwap(
                "leaky-relu",
                "LeakyReLU",
                "Every activation becomes LeakyReLU with slope 0.1: a unit below zero still gets a tenth of the gradient and"
                        + " can come back.",
                new Layer.LeakyRelu("", 0.1),
                "LeakyReLU of slope 0.1");
    }

    public static Remedy prelu() {
        return new ActivationSwap(
                "prelu",
                "PReLU",
                "Every activation becomes PReLU: LeakyReLU with a slope per channel that is learnt.",
                new Layer.Prelu("", 0.25),
                "PReLU with slopes from 0.25");
    }

    public static Remedy elu() {
        return new ActivationSwap(
                "elu",
                "ELU",
                "Every activation becomes ELU: smooth below zero, with a gradient there and a mean output near zero.",
                new Layer.Elu("", 1),
                "ELU");
    }

    public static Remedy selu() {
        return new ActivationSwap(
                "selu",
                "SELU with LeCun initialisation",
                "Every activation becomes SELU and weights are drawn after LeCun: in plain nets mean and variance then keep"
                        + " themselves from layer to layer.",
                new Layer.Selu(""),
                "SELU, weights drawn after LeCun");
    }

    public static Remedy thresholdedRelu() {
        return new ActivationSwap(
                "thresholded-relu",
                "ThresholdedReLU (on trial)",
                "Every activation becomes x above theta = 1 and 0 elsewhere. The casebook offers it against dying ReLU; it has"
                        + " no gradient below theta, so it kills more units, not fewer.",
                new Layer.ThresholdedRelu("", 1),
                "ThresholdedReLU of theta 1");
    }

    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        List<Activation> others = new Architecture(recipe)
                .all(Activation.class).stream()
                        .filter(layer -> !layer.equals(target.named(layer.name())))
                        .toList();
        if (others.isEmpty()) {
            return Optional.empty();
        }
        String dose = (others.size() == 1 ? "1 activation becomes " : others.size() + " activations become ") + words;
        Edit swap = new Edit.Replace(new Selector.Kind("activation"), target);
        if (!(target instanceof Layer.Selu)) {
            return Treatment.ofLayers(this, recipe, dose, swap);
        }
        Init lecun = new Init.LecunNormal();
        List<Edit> edits = new ArrayList<>(List.of(swap));
        edits.addAll(Initialization.everywhere(recipe, lecun));
        return Treatment.ofLayers(this, recipe, dose, new Edit.All(edits))
                .map(treatment -> treatment.with(Code.in(framework -> framework.initialize(lecun))));
    }
}
