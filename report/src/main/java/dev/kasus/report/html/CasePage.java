package dev.kasus.report.html;

import dev.kasus.casebook.ClaimResult;
import dev.kasus.casebook.story.CaseStory;
import dev.kasus.casebook.story.CaseStory.CodeLines;
import dev.kasus.casebook.story.Stories;
import dev.kasus.report.CaseFigure;
import dev.kasus.report.CaseReport;
import dev.kasus.report.CaseVerdict;
import dev.kasus.report.html.Page.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A case as a self-contained HTML page: what came of its claims, its story with pictures, the evidence, the code. */
public final class CasePage {
    private static final String PLACE = "where";

    private CasePage() {}

    private record Chip(String id, String status, String look) {
        static Chip of(ClaimResult claim) {
            return new Chip(claim.id(), CaseVerdict.status(claim), CaseClaim.look(claim));
        }
    }

    private record Sentence(String text, List<Chip> chips) {}

    /** A part of the story; the findings of the diagnosis stand in the one about the place. */
    private record Part(
            String id,
            String title,
            List<Sentence> sentences,
            List<CasePicture> pictures,
            List<CaseDetection> detections,
            List<String> probed,
            List<CaseDetection> apart) {}

    /** All that the template fills in; {@code style} holds the style sheets. */
    private record View(
            String style,
            int number,
            String title,
            String on,
            String question,
            String headline,
            List<CaseFigure> figures,
            List<Chip> chips,
            String next,
            List<Section> contents,
            List<Part> parts,
            List<CaseClaim> claims,
            List<Sentence> lessons,
            List<CodeLines> code,
            List<CaseArmView> arms) {}

    /** The whole text of the page. */
    public static String html(CaseReport report) {
        return html(report, Stories.of(report.number()));
    }

    /** The same with a story of its own. */
    static String html(CaseReport report, CaseStory story) {
        List<Part> parts = parts(report, story);
        List<CaseClaim> claims = CaseVerdict.inOrder(report).stream()
                .map(claim -> CaseClaim.of(claim, report))
                .toList();
        List<Sentence> lessons =
                story.lessons().stream().map(lesson -> sentence(lesson, report)).toList();
        return Templates.template("case")
                .execute(new View(
                        Templates.resource("page.css")
                                + Templates.resource("trial.css")
                                + Templates.resource("case.css"),
                        report.number(),
                        report.title(),
                        on(report),
                        story.question(),
                        CaseVerdict.headline(report),
                        CaseFigure.of(report, story),
                        CaseVerdict.inOrder(report).stream().map(Chip::of).toList(),
                        CaseVerdict.next(report),
                        contents(parts, claims, lessons, story),
                        parts,
                        claims,
                        lessons,
                        story.code(),
                        report.arms().stream().map(CaseArmView::of).toList()));
    }

    private static String on(CaseReport report) {
        List<Long> seeds = report.seeds();
        return "on " + report.data()
                + (seeds.isEmpty()
                        ? ""
                        : seeds.size() == 1
                                ? ", seed " + seeds.get(0)
                                : ", seeds " + seeds.get(0) + " to " + seeds.get(seeds.size() - 1));
    }

    private static List<Section> contents(
            List<Part> parts, List<CaseClaim> claims, List<Sentence> lessons, CaseStory story) {
        List<Section> contents = new ArrayList<>();
        parts.forEach(part -> contents.add(new Section(part.id(), part.title())));
        if (!claims.isEmpty()) {
            contents.add(new Section("claims", "Verdicts"));
        }
        if (!lessons.isEmpty()) {
            contents.add(new Section("lessons", "To take away"));
        }
        if (!story.code().isEmpty()) {
            contents.add(new Section("code", "Code"));
        }
        contents.add(new Section("arms", "Arms"));
        return contents;
    }

    private static List<Part> parts(CaseReport report, CaseStory story) {
        CasePictures pictures = new CasePictures(report);
        List<Part> parts = new ArrayList<>();
        for (CaseStory.Section section : story.sections()) {
            List<CasePicture> shown = section.pictures().stream()
                    .map(pictures::of)
                    .filter(CasePicture::isThere)
                    .toList();
            parts.add(part(section.id(), section.title(), sentences(section, report), shown, report));
        }
        if (parts.stream().noneMatch(part -> part.id().equals(PLACE))) {
            parts.add(part(PLACE, "What was found", List.of(), List.of(), report));
        }
        List<CasePicture> others = pictures.others(story.pictures());
        if (!others.isEmpty()) {
            parts.add(part("pictures", "Pictures", List.of(), others, report));
        }
        return parts;
    }

    private static Part part(
            String id, String title, List<Sentence> sentences, List<CasePicture> pictures, CaseReport report) {
        boolean place = id.equals(PLACE);
        return new Part(
                id,
                title,
                sentences,
                pictures,
                place ? report.detections().stream().map(CaseDetection::of).toList() : List.of(),
                place ? report.probed() : List.of(),
                place ? report.apart().stream().map(CaseDetection::of).toList() : List.of());
    }

    private static List<Sentence> sentences(CaseStory.Section section, CaseReport report) {
        return section.sentences().stream().map(it -> sentence(it, report)).toList();
    }

    private static Sentence sentence(CaseStory.Sentence sentence, CaseReport report) {
        return new Sentence(
                sentence.text(),
                sentence.claims().stream()
                        .map(id -> report.claims().stream()
                                .filter(claim -> claim.id().equals(id))
                                .findFirst()
                                .map(Chip::of))
                        .flatMap(Optional::stream)
                        .toList());
    }
}
