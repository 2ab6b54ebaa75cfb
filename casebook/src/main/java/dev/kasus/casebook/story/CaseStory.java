package dev.kasus.casebook.story;

import dev.kasus.recipe.schema.Default;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The story of a case as the casebook tells it. It says which claim judges which sentence, and which pictures of which
 * arms show it; it knows no result.
 *
 * @param question the case as it is asked
 * @param figures as they are told, and where they are measured
 * @param sections in the order of the casebook: phenomenon, causes, place, cures
 * @param code lines of the casebook or about it, each with the line that does what is meant
 * @param lessons to take away
 */
public record CaseStory(
        String question, List<Figure> figures, List<Section> sections, List<CodeLines> code, List<Sentence> lessons) {
    /** Copies the lists. */
    public CaseStory {
        figures = List.copyOf(figures);
        sections = List.copyOf(sections);
        code = List.copyOf(code);
        lessons = List.copyOf(lessons);
    }

    /**
     * A figure of the case.
     *
     * @param label in a few words
     * @param told as the casebook tells it
     * @param of what is measured for it
     * @param arm in which
     */
    public record Figure(String label, String told, Measure of, String arm) {}

    /** What is measured for a figure. */
    public enum Measure {
        /** Mean training accuracy at the end. */
        TRAIN,
        /** Mean validation accuracy at the end. */
        VALIDATION,
        /** Change of the training loss over the last hundred epochs. */
        LOSS_CHANGE,
        /** The largest share of dead units of a layer, at the end. */
        DEAD,
        /** The lowest AUC of a class, at the end. */
        LOWEST_AUC,
        /** The second lowest AUC of a class, at the end. */
        OTHER_AUC
    }

    /**
     * A sentence, with the claims that judge it.
     *
     * @param text as told
     * @param claims by their ids; empty for a sentence that nothing judges
     */
    public record Sentence(String text, @Default("[]") List<String> claims) {
        /** Copies the list. */
        public Sentence {
            claims = List.copyOf(claims);
        }
    }

    /**
     * A part of the story.
     *
     * @param id of its place in a page
     * @param title of the part
     * @param sentences of it
     * @param pictures that show it
     */
    public record Section(
            String id,
            String title,
            @Default("[]") List<Sentence> sentences,
            @Default("[]") List<Picture> pictures) {
        /** Copies the lists. */
        public Section {
            sentences = List.copyOf(sentences);
            pictures = List.copyOf(pictures);
        }
    }

    /**
     * A picture of some arms.
     *
     * @param kind of picture
     * @param title of it
     * @param about how to read it
     * @param arms that it shows; empty where the whole case has one
     */
    public record Picture(
            PictureKind kind,
            String title,
            @Default("") String about,
            @Default("[]") List<String> arms) {
        /** Copies the list. */
        public Picture {
            arms = List.copyOf(arms);
        }
    }

    /**
     * Lines of code as people write them, and as they should be.
     *
     * @param title what they are for
     * @param wrong as told
     * @param why they do not do what is meant
     * @param keras lines that do; may be empty
     * @param torch the same in PyTorch; may be empty
     */
    public record CodeLines(
            String title,
            @Default("") String wrong,
            String why,
            @Default("") String keras,
            @Default("") String torch) {}

    /** Every picture, in order. */
    public List<Picture> pictures() {
        List<Picture> pictures = new ArrayList<>();
        sections.forEach(section -> pictures.addAll(section.pictures()));
        return pictures;
    }

    /** The claims that it refers to. */
    public Set<String> claims() {
        Set<String> claims = new LinkedHashSet<>();
        sections.forEach(section -> section.sentences().forEach(it -> claims.addAll(it.claims())));
        lessons.forEach(it -> claims.addAll(it.claims()));
        return claims;
    }

    /** The arms that it refers to. */
    public Set<String> arms() {
        Set<String> arms = new LinkedHashSet<>();
        figures.forEach(figure -> arms.add(figure.arm()));
        pictures().forEach(picture -> arms.addAll(picture.arms()));
        return arms;
    }
}
