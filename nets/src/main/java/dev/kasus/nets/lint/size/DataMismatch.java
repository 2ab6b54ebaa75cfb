package dev.kasus.nets.lint.size;

import dev.kasus.nets.graph.Shape;
import dev.kasus.nets.lint.Advice;
import dev.kasus.nets.lint.Finding;
import dev.kasus.nets.lint.ImageFacts;
import dev.kasus.nets.lint.Lint;
import dev.kasus.nets.lint.Names;
import dev.kasus.nets.lint.Severity;
import dev.kasus.nets.lint.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pictures that the network does not fit: other classes, other colours, other sizes. */
public final class DataMismatch implements Lint {
    private static final double MUCH = 2;

    @Override
    public String id() {
        return "data-mismatch";
    }

    @Override
    public String title() {
        return "The pictures and the network do not fit";
    }

    @Override
    public Optional<Finding> look(Subject subject) {
        ImageFacts facts = subject.images().orElse(null);
        if (facts == null) {
            return Optional.empty();
        }
        List<String> wrong = new ArrayList<>();
        List<String> layers = new ArrayList<>();
        long classes = subject.classes();
        boolean twoByOne = classes == 1 && facts.classes() == 2;
        if (classes > 0 && classes != facts.classes() && !twoByOne) {
            wrong.add("it answers with " + Names.counted(classes, "number") + ", but the pictures have "
                    + Names.counted(facts.classes(), "class"));
            layers.add(subject.heads().get(0).name());
        }
        boolean serious = !wrong.isEmpty();
        Shape in = subject.input();
        if (in.isImage() && in.channels() == 3 && facts.grey()) {
            wrong.add("it takes three channels, but all pictures are grey");
        } else if (in.isImage() && in.channels() == 1 && !facts.grey()) {
            wrong.add("it takes one channel, but the pictures are coloured");
        }
        long side = subject.side();
        long pictures = Math.min(facts.width(), facts.height());
        if (side > 0 && pictures > 0 && (side > MUCH * pictures || pictures > 2 * MUCH * side)) {
            wrong.add("it takes images of " + side + " pixels, but the pictures have about " + pictures);
        }
        return wrong.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Finding(
                                serious ? Severity.WRONG : Severity.HINT,
                                layers,
                                capital(String.join("; ", wrong)) + ".",
                                Advice.of(
                                        "Give the last layer one unit for each class, and the first the channels and the size of the pictures.")));
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
