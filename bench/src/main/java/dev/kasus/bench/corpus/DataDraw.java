package dev.kasus.bench.corpus;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Draws the images of a program: built-in fish under drawn conditions, or photographs, many or few. */
final class DataDraw {
    static final List<String> KINDS = List.of("reef-clear", "reef-murky", "fish-large", "fish-all", "river");

    private static final List<String> RIVER =
            List.of("bream", "browntrout", "burbot", "chub", "nase", "perch", "rainbowtrout");
    /** Without the two flatfish and the two anthias, of which each pair differs in one fine trait. */
    private static final List<String> REEF = List.of(
            "clownfish", "blue-tang", "lionfish", "moray-eel", "parrotfish", "pufferfish", "trevally", "moorish-idol");

    private final Map<String, Path> folders;

    /**
     * Draws from the folders that are there.
     *
     * @param folders of the photographs: {@code fish} and {@code river}
     */
    DataDraw(Map<String, Path> folders) {
        this.folders = folders;
    }

    /** Of how many images a training is made, and their {@code data} section. */
    record Data(String kind, int trainImages, String yaml) {}

    /** Draws images of a kind. */
    Data draw(String kind, Draw draw) {
        return switch (kind) {
            case "reef-clear" ->
                reef(kind, draw, draw.uniform(0, 0.4), draw.uniform(0.05, 0.3), draw.uniform(0, 0.1), 0.02);
            case "reef-murky" ->
                reef(
                        kind,
                        draw,
                        draw.uniform(0.5, 1),
                        draw.uniform(0.35, 0.65),
                        draw.uniform(0.1, 0.4),
                        draw.uniform(0.03, 0.08));
            case "fish-large" -> photographs(kind, draw, draw.whole(4, 8), draw.whole(25, 120), fish(draw));
            case "fish-all" -> photographs(kind, draw, draw.of(12, 15, 23), draw.whole(15, 60), fish(draw));
            case "river" -> river(kind, draw);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private Data reef(String kind, Draw draw, double clutter, double turbidity, double occlusion, double noise) {
        List<String> species = draw.some(REEF, draw.whole(3, 8));
        int count = draw.whole(25, 120);
        return new Data(
                kind,
                count * species.size(),
                String.format(
                        """
                        data:
                          source: {reef: {seed: %d, species: %s, all: {count: %d, clutter: %s, turbidity: %s, occlusion: %s, noise: %s, angle: %d, blur: %s}, validation: {count: %d}}}
                          size: %d
                        """,
                        draw.whole(0, 9999),
                        species,
                        count,
                        Draw.number(clutter),
                        Draw.number(turbidity),
                        Draw.number(occlusion),
                        Draw.number(noise),
                        draw.whole(5, 60),
                        Draw.number(draw.uniform(0.5, 2)),
                        draw.whole(25, 60),
                        draw.of(24, 24, 28, 32)));
    }

    private String fish(Draw draw) {
        return "index: index.csv, path-column: image, label-column: species, group-column: track_id}}\n  size: "
                + draw.of(20, 24, 28, 32) + "\n";
    }

    private Data photographs(String kind, Draw draw, int classes, int count, String columns) {
        return new Data(
                kind,
                classes * count,
                "data:\n  source: {folder: {path: " + folder("fish") + ", largest-classes: " + classes + ", " + columns
                        + split(draw, count, draw.whole(20, 50), ""));
    }

    private Data river(String kind, Draw draw) {
        List<String> classes = draw.some(RIVER, draw.whole(3, 7));
        int count = draw.whole(30, 120);
        return new Data(
                kind,
                classes.size() * Math.min(count, 90),
                "data:\n  source: {folder: {path: " + folder("river")
                        + ", index: index.csv, path-column: path, label-column: label, group-column: group}}\n  size: "
                        + draw.of(24, 28, 32) + "\n"
                        + split(draw, count, 40, ", classes: " + classes));
    }

    private static String split(Draw draw, int train, int validation, String more) {
        return String.format(
                "  split: {group: {validation: 0.3, seed: %d}}%n  limit: {train-per-class: %d, validation-per-class: %d, seed: %d%s}%n",
                draw.whole(0, 9999), train, validation, draw.whole(0, 9999), more);
    }

    private Path folder(String name) {
        Path folder = folders.get(name);
        if (folder == null) {
            throw new IllegalArgumentException("no folder of " + name + " was given");
        }
        return folder;
    }

    /** The kinds whose pictures are there. */
    List<String> kinds() {
        return KINDS.stream()
                .filter(kind -> !kind.startsWith("fish") || folders.containsKey("fish"))
                .filter(kind -> !kind.equals("river") || folders.containsKey("river"))
                .collect(Collectors.toList());
    }
}
