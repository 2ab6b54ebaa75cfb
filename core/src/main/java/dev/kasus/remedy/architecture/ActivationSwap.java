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

/** Replaces every activation by another one. */
public record ActivationSwap(String id, String title, String about, Activation target, String words) implements Remedy {

    public static Remedy relu() {
        return new ActivationSwap(
                "relu",
                "ReLU",
                "Every activation becomes max(0, x). Its gradient is 1 for active units, so it does not shrink from "
                        + "layer to layer as with a sigmoid.",
                new Layer.Relu(""),
                "ReLU");
    }

    public static Remedy leakyRelu() {
        return new ActivationSwap(
                "leaky-relu",
                "LeakyReLU",
                "Every activation becomes LeakyReLU with slope 0.1. A negative unit still gets a tenth of the "
                        + "gradient and can recover.",
                new Layer.LeakyRelu("", 0.1),
                "LeakyReLU of slope 0.1");
    }

    public static Remedy prelu() {
        return new ActivationSwap(
                "prelu",
                "PReLU",
                "Every activation becomes PReLU: LeakyReLU with a learnt slope for each channel.",
                new Layer.Prelu("", 0.25),
                "PReLU with slopes from 0.25");
    }

    public static Remedy elu() {
        return new ActivationSwap(
                "elu",
                "ELU",
                "Every activation becomes ELU. It is smooth, has a gradient below zero and a mean output near zero.",
                new Layer.Elu("", 1),
                "ELU");
    }

    public static Remedy selu() {
        return new ActivationSwap(
                "selu",
                "SELU with LeCun initialisation",
                "Every activation becomes SELU, with LeCun initialisation. In plain nets mean and variance then "
                        + "stay constant from layer to layer.",
                new Layer.Selu(""),
                "SELU with LeCun initialisation");
    }

    public static Remedy thresholdedRelu() {
        return new ActivationSwap(
                "thresholded-relu",
                "ThresholdedReLU (doubtful)",
                "Every activation becomes x above theta = 1 and 0 below. It is sometimes recommended against dying "
                        + "ReLU, but it has no gradient below theta and kills more units, not fewer.",
                new Layer.ThresholdedRelu("", 1),
                "ThresholdedReLU with theta 1");
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
