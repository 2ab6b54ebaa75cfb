package dev.kasus.report.json;

import dev.kasus.export.Code;
import dev.kasus.remedy.Treatment;
import dev.kasus.report.TrialReport;
import dev.kasus.trial.Arm;
import dev.kasus.trial.Judgement;
import dev.kasus.trial.TrialOutcome;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A trial as JSON; {@code docs/trials.md} describes it. The components below are its keys, in this order, in kebab case. */
public final class TrialJson {
    private static final int VERSION = 1;

    private TrialJson() {}

    /** The whole text, ending with a line break. */
    public static String text(TrialReport report) {
        TrialOutcome outcome = report.outcome();
        List<Entry> arms = outcome.judgements().entrySet().stream()
                .map(entry -> Entry.of(entry.getKey(), entry.getValue()))
                .toList();
        return JsonText.of(new Document(
                VERSION,
                report.run(),
                null,
                outcome.metric().tag(),
                outcome.trial().rule().minimumEffect(),
                finite(outcome.mean(Arm.CONTROL)),
                report.common().stream()
                        .map(treatment -> treatment.remedy().id())
                        .toList(),
                arms,
                report.cures().stream()
                        .map(treatment -> treatment.remedy().id())
                        .findFirst()
                        .orElse(null),
                report.cures().stream().map(Treatment::code).findFirst().orElse(null),
                report.proven()));
    }

    /** The same where there was nothing to try, ending with a line break. */
    public static String untreated(String run, String reason) {
        return JsonText.of(
                new Document(VERSION, run, reason, null, null, null, List.of(), List.of(), null, null, List.of()));
    }

    private record Document(
            int version,
            String run,
            @Nullable String untreated,
            @Nullable String metric,
            @Nullable Double minimumEffect,
            @Nullable Double controlMean,
            List<String> everyArm,
            List<Entry> arms,
            @Nullable String best,
            @Nullable Code code,
            List<String> proven) {}

    private record Entry(
            String id,
            String verdict,
            @Nullable Double effect,
            @Nullable Double low,
            @Nullable Double high,
            double level,
            int pairs,
            boolean settled) {
        static Entry of(Arm arm, Judgement judgement) {
            return new Entry(
                    arm.id(),
                    judgement.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    finite(judgement.effect()),
                    finite(judgement.interval().low()),
                    finite(judgement.interval().high()),
                    judgement.interval().level(),
                    judgement.pairs(),
                    judgement.settled());
        }
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
