package dev.kasus.report.network;

import dev.kasus.nets.graph.Maker;
import dev.kasus.nets.graph.Node;
import dev.kasus.nets.graph.Operation;
import dev.kasus.nets.graph.Shape;
import dev.kasus.nets.lint.ImageFacts;
import dev.kasus.nets.lint.Subject;
import dev.kasus.report.Phrase;
import java.util.ArrayList;
import java.util.List;

/** What pictures ask of a network, and what it has. */
final class DataDemands {
    private DataDemands() {}

    static List<String> of(ImageFacts facts, Subject subject) {
        List<String> lines = new ArrayList<>();
        Shape in = subject.input();
        lines.add("Size: the pictures have about " + facts.width() + "×" + facts.height()
                + " pixels; the network takes "
                + (subject.side() > 0 ? in.height() + "×" + in.width() : "any size or none that the file tells") + ".");
        lines.add("Channels: " + (facts.grey() ? "1, all pictures are grey" : "3, the pictures are coloured")
                + "; the network takes "
                + (in.isImage() && in.channels() > 0 ? in.channels() : "what the file does not tell") + ".");
        lines.add("Range: pixels are 0 to 255; " + range(subject));
        long classes = subject.classes();
        lines.add("Classes: " + facts.classes() + "; the network answers with "
                + (classes > 0
                        ? Phrase.counted(classes, "number")
                        : "as many numbers as there are classes, or the file does not tell")
                + ".");
        lines.add("Pictures: " + Phrase.counted(facts.images(), "picture") + " to train on, "
                + (facts.images() > 0
                        ? Phrase.counted(subject.network().trained() / facts.images(), "parameter") + " for each."
                        : "."));
        return lines;
    }

    private static String range(Subject subject) {
        boolean scales =
                subject.nodes().stream().limit(5).map(Node::operation).anyMatch(Operation.Scaling.class::isInstance);
        if (subject.network().maker() == Maker.KASUS) {
            return "the recipe's data.normalization says what becomes of them.";
        }
        return scales
                ? "the network scales them itself."
                : "the network does not scale them: bring them to mean 0 and variance 1, or to 0 to 1, before it.";
    }
}
