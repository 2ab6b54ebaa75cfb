package dev.kasus.report.network;

import dev.kasus.message.SafeText;
import dev.kasus.nets.graph.Network;
import dev.kasus.nets.graph.Work;
import dev.kasus.nets.lint.ImageFacts;
import dev.kasus.nets.lint.Subject;
import dev.kasus.nets.lint.catalog.Lints;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is told of a network in a file.
 *
 * @param file as it was named
 * @param framework whose words the advice uses
 * @param parameters those that gradients change
 * @param fixedParameters those that they do not
 * @param multiplyAdds of one image; -1 if that is not known
 * @param data what the pictures ask of the network; empty without pictures
 * @param notes what the file does not tell
 */
public record NetworkReport(
        int version,
        String file,
        String format,
        String framework,
        String input,
        long parameters,
        long fixedParameters,
        long multiplyAdds,
        List<LayerLine> layers,
        List<LintLine> findings,
        List<String> data,
        List<String> notes) {
    private static final int VERSION = 1;

    /** Looks at a network. */
    public static NetworkReport of(String file, Network network, Optional<ImageFacts> images) {
        Subject subject = Subject.of(network, images);
        return new NetworkReport(
                VERSION,
                SafeText.line(file),
                SafeText.line(network.format()),
                network.maker().title(),
                subject.input().toString(),
                network.trained(),
                network.fixed(),
                network.wired() ? Work.multiplyAdds(subject.topology()) : -1,
                LayerLine.of(subject),
                Lints.of(subject).stream()
                        .map(found -> LintLine.of(found, network.maker()))
                        .toList(),
                images.map(facts -> DataDemands.of(facts, subject)).orElse(List.of()),
                network.notes().stream().map(SafeText::line).toList());
    }
}
