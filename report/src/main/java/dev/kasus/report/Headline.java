package dev.kasus.report;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Need;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Opinion.Present;
import dev.kasus.message.FirstFew;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.List;
import java.util.Optional;

/**
 * The verdict on a run in one sentence.
 *
 * @param verdict what kind it is
 * @param sentence without a full stop
 */
public record Headline(Verdict verdict, String sentence) {
    private static final int MOST_NAMES = 3;
    /** Curves of fewer readings show nothing. */
    private static final int FEW_READINGS = 4;

    private static final List<Signal> CURVES =
            List.of(Signals.TRAIN_LOSS, Signals.TRAIN_ACCURACY, Signals.VALIDATION_LOSS, Signals.VALIDATION_ACCURACY);

    /** The kinds of verdict. */
    public enum Verdict {
        /** Something is wrong. */
        SICK,
        /** Nothing wrong was found, and every rule had the data that it needs. */
        CLEAR,
        /** Nothing wrong was found, but some rules lacked data. */
        PARTLY,
        /** Nothing wrong was found, but most rules lacked data: no verdict is possible. */
        NONE
    }

    /** The verdict of a diagnosis. */
    public static Headline of(RunReport report) {
        Diagnosis diagnosis = report.diagnosis();
        List<Finding> present = diagnosis.present();
        int all = diagnosis.findings().size();
        int unknown = diagnosis.unknown().size();
        if (!present.isEmpty()) {
            return new Headline(Verdict.SICK, "sick: " + summary(present));
        }
        if (all == 0) {
            return new Headline(Verdict.NONE, "no verdict: no rule was applied to this run");
        }
        if (unknown == all) {
            return new Headline(Verdict.NONE, "no verdict: none of " + Phrase.counted(all, "check") + " were possible");
        }
        Optional<String> early = tooEarly(report);
        if (early.isPresent()) {
            return new Headline(Verdict.NONE, "too early to say: " + early.get());
        }
        if (2 * unknown > all && report.recording().origin().isPresent()) {
            return new Headline(
                    Verdict.NONE,
                    "no verdict: nothing wrong is seen in its curves, but " + unknown + " of "
                            + Phrase.counted(all, "check") + " need more than it has");
        }
        if (2 * unknown > all) {
            return new Headline(
                    Verdict.NONE,
                    "no verdict: nothing wrong was found, but only " + (all - unknown) + " of "
                            + Phrase.counted(all, "check") + " were possible");
        }
        String clear = "nothing wrong was found" + afterwards(report.state());
        return unknown == 0
                ? new Headline(Verdict.CLEAR, clear)
                : new Headline(Verdict.PARTLY, clear + "; " + Phrase.counted(unknown, "check") + " not possible");
    }

    /** Why a log of another tool cannot be judged yet: it has just begun, or ends while the net still learns; empty if neither. */
    private static Optional<String> tooEarly(RunReport report) {
        int readings = CURVES.stream()
                .mapToInt(signal -> report.recording().series(signal).size())
                .max()
                .orElse(0);
        if (report.recording().origin().isPresent() && readings > 0 && readings < FEW_READINGS) {
            return Optional.of("the log has " + Phrase.counted(readings, "reading") + " of a curve only");
        }
        return report.recording().origin().isEmpty()
                ? Optional.empty()
                : report.diagnosis().unknown().stream()
                        .filter(finding -> finding.id().equals("too-few-epochs"))
                        .map(finding -> (Opinion.Unknown) finding.opinion())
                        .filter(unknown -> unknown.needs().contains(Need.Beyond.LONGER_TRAINING)
                                && report.recording().epochs() > 1)
                        .map(Opinion.Unknown::missing)
                        .findFirst();
    }

    /** The sign that goes before it. */
    public String sign() {
        return switch (verdict) {
            case SICK -> "✗";
            case CLEAR -> "✓";
            case PARTLY -> "◐";
            case NONE -> "?";
        };
    }

    /** The problems that were checked and not found. */
    public static List<Finding> absent(Diagnosis diagnosis) {
        return diagnosis.findings().stream()
                .filter(finding -> finding.opinion() instanceof Opinion.Absent)
                .toList();
    }

    private static String afterwards(String state) {
        return switch (state) {
            case "running" -> " so far";
            case "interrupted", "killed" -> " so far; it was interrupted";
            case "diverged" -> ", but the run diverged";
            default -> "";
        };
    }

    private static String summary(List<Finding> present) {
        Finding worst = present.get(0);
        StringBuilder text = new StringBuilder(Phrase.inSentence(worst.title()));
        String where = where((Present) worst.opinion(), MOST_NAMES);
        text.append(where.isEmpty() ? "" : " in " + where);
        text.append(worst.onsetEpoch() > 0 ? ", since epoch " + worst.onsetEpoch() : "");
        if (present.size() > 1) {
            List<String> others = present.stream()
                    .skip(1)
                    .map(finding -> Phrase.inSentence(finding.title()))
                    .toList();
            text.append("; also ").append(FirstFew.named(others, MOST_NAMES));
        }
        return text.toString();
    }

    /** Layers and classes that a finding names. */
    public static String where(Present present, int most) {
        String layers = FirstFew.named(present.layers(), most);
        String classes = FirstFew.named(present.classes(), most);
        return layers + (layers.isEmpty() || classes.isEmpty() ? "" : "; ") + classes;
    }
}
