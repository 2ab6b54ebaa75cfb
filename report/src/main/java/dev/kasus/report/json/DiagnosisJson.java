package dev.kasus.report.json;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Need;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.report.Advice;
import dev.kasus.report.Headline;
import dev.kasus.report.MissingRecordings;
import dev.kasus.report.NextEvidenceLevel;
import dev.kasus.report.RunReport;
import dev.kasus.report.RunSummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A diagnosis as JSON; {@code docs/diagnosis-json.md} describes it. The components below are its keys, in this order,
 * in kebab case.
 */
public final class DiagnosisJson {
    private static final int VERSION = 3;

    private DiagnosisJson() {}

    /** The whole text, ending with a line break. */
    public static String text(RunReport report) {
        return JsonText.of(Document.of(report));
    }

    private record Document(
            int version,
            String run,
            @Nullable String state,
            @Nullable Boolean healthy,
            String verdict,
            @Nullable Try toTry,
            List<Step> next,
            Counts counts,
            List<Entry> findings,
            List<Wanted> recordings,
            List<String> warnings) {
        static Document of(RunReport report) {
            Diagnosis diagnosis = report.diagnosis();
            RunSummary summary = RunSummary.of(report);
            return new Document(
                    VERSION,
                    report.run(),
                    report.state().isEmpty() ? null : report.state(),
                    clear(summary.headline().verdict()),
                    summary.headline().sentence(),
                    summary.advice().map(Try::of).orElse(null),
                    summary.next().stream()
                            .map(step -> new Step(step.command(), step.purpose()))
                            .toList(),
                    Counts.of(diagnosis),
                    diagnosis.findings().stream()
                            .map(finding -> Entry.of(finding, report))
                            .toList(),
                    summary.recordings().map(Wanted::all).orElse(List.of()),
                    report.warnings());
        }
    }

    private record Wanted(String id, String title, List<String> checks, String language, List<String> code) {
        static List<Wanted> all(MissingRecordings missing) {
            return missing.all().stream()
                    .map(wanted -> new Wanted(
                            wanted.what().id(),
                            wanted.what().words(),
                            wanted.checks().stream().map(Finding::id).toList(),
                            wanted.code().language(),
                            wanted.code().lines()))
                    .toList();
        }
    }

    /** Null if nothing was found but some checks were not possible. */
    private static @Nullable Boolean clear(Headline.Verdict verdict) {
        return switch (verdict) {
            case SICK -> false;
            case CLEAR -> true;
            case PARTLY, NONE -> null;
        };
    }

    private record Step(String command, String purpose) {}

    private record Try(
            @Nullable String remedy,
            String title,
            String cause,
            String dose,
            List<String> diff,
            Map<String, List<String>> code,
            List<String> others,
            @Nullable String proof) {
        static Try of(Advice advice) {
            Map<String, List<String>> code = new LinkedHashMap<>();
            advice.code().forEach(it -> code.put(it.language().toLowerCase(Locale.ROOT), it.lines()));
            return new Try(
                    advice.remedy().isEmpty() ? null : advice.remedy(),
                    advice.title(),
                    advice.finding().id(),
                    advice.dose(),
                    advice.diff(),
                    code,
                    advice.others(),
                    advice.proof().isEmpty() ? null : advice.proof());
        }
    }

    private record Counts(int present, int unknown, int absent) {
        static Counts of(Diagnosis diagnosis) {
            return new Counts(
                    diagnosis.present().size(),
                    diagnosis.unknown().size(),
                    Headline.absent(diagnosis).size());
        }
    }

    private record Entry(
            String cause,
            String title,
            String status,
            String level,
            @Nullable String nextLevel,
            List<String> explainedBy,
            List<String> layers,
            List<String> classes,
            @Nullable Integer onsetEpoch,
            @Nullable Double severity,
            @Nullable String reason,
            @Nullable String missing,
            @Nullable String howToRecord,
            List<String> needs,
            List<Observation> evidence) {
        static Entry of(Finding finding, RunReport report) {
            String level = finding.level().name().toLowerCase(Locale.ROOT);
            Integer onset = finding.onsetEpoch() > 0 ? finding.onsetEpoch() : null;
            Opinion opinion = finding.opinion();
            if (opinion instanceof Opinion.Present it) {
                return new Entry(
                        finding.id(),
                        finding.title(),
                        "present",
                        level,
                        NextEvidenceLevel.of(finding, report).orElse(null),
                        finding.explainedBy(),
                        it.layers(),
                        it.classes(),
                        onset,
                        it.severity(),
                        null,
                        null,
                        null,
                        List.of(),
                        Observation.all(it.evidence()));
            } else if (opinion instanceof Opinion.Absent it) {
                return absent(finding, report, level, it);
            }
            Opinion.Unknown it = (Opinion.Unknown) opinion;
            boolean foreign = report.recording().origin().isPresent();
            return new Entry(
                    finding.id(),
                    finding.title(),
                    "unknown",
                    level,
                    NextEvidenceLevel.of(finding, report).orElse(null),
                    List.of(),
                    List.of(),
                    List.of(),
                    null,
                    null,
                    null,
                    it.missing(),
                    foreign ? MissingRecordings.hint(it) : it.howToRecord(),
                    it.needs().stream().map(Need::id).toList(),
                    List.of());
        }

        private static Entry absent(Finding finding, RunReport report, String level, Opinion.Absent absent) {
            return new Entry(
                    finding.id(),
                    finding.title(),
                    "absent",
                    level,
                    NextEvidenceLevel.of(finding, report).orElse(null),
                    List.of(),
                    List.of(),
                    List.of(),
                    null,
                    null,
                    absent.reason(),
                    null,
                    null,
                    List.of(),
                    Observation.all(absent.evidence()));
        }
    }

    private record Observation(
            String signal,
            long fromStep,
            long toStep,
            double observed,
            @Nullable Double threshold,
            String sentence) {
        static List<Observation> all(List<Evidence> evidence) {
            return evidence.stream().map(Observation::of).toList();
        }

        private static Observation of(Evidence evidence) {
            return new Observation(
                    evidence.tag(),
                    evidence.fromStep(),
                    evidence.toStep(),
                    evidence.observed(),
                    Double.isNaN(evidence.threshold()) ? null : evidence.threshold(),
                    evidence.sentence());
        }
    }
}
