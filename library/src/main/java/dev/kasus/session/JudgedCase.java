package dev.kasus.session;

import dev.kasus.casebook.Case;
import dev.kasus.casebook.CaseArm;
import dev.kasus.casebook.CaseRuns;
import dev.kasus.casebook.Means;
import dev.kasus.casebook.Sweep;
import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.rules.Rules;
import dev.kasus.lab.ProbedDiagnosis;
import dev.kasus.landscape.Landscape;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.RecipeDiff;
import dev.kasus.report.CaseReport;
import dev.kasus.run.Recording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The report of a case from its finished runs.
 *
 * @param planned the case
 * @param runs its finished runs
 * @param probings what experiments say of the first run of an arm, by arm
 */
record JudgedCase(Case planned, CaseRuns runs, Map<String, ProbedDiagnosis> probings) {
    private static final String NOTHING = "nothing";
    /** More names would fill a line. */
    private static final int MOST_NAMES = 4;

    /**
     * The report.
     *
     * @param data what the case was run on
     * @param landscapes slices of its loss surface
     */
    CaseReport report(String data, List<Landscape> landscapes) {
        List<CaseReport.Detection> detections = new ArrayList<>();
        planned.healthyArms().forEach(arm -> detections.add(detection(arm, List.of(), runs)));
        planned.variants().forEach(variant -> detections.add(detection(variant.arm(), variant.causes(), runs)));
        List<String> probed = new ArrayList<>();
        List<CaseReport.Detection> apart = new ArrayList<>();
        planned.variants().forEach(variant -> {
            ProbedDiagnosis probing = probings.get(variant.arm());
            if (probing == null) {
                return;
            }
            String prefix = probings.size() > 1 ? variant.arm() + ": " : "";
            probing.answers().stream()
                    .flatMap(answer -> answer.outcomes().stream())
                    .map(outcome -> prefix + outcome.bearing().name().toLowerCase(Locale.ROOT) + " " + outcome.cause()
                            + ": " + outcome.evidence().get(0).sentence())
                    .distinct()
                    .forEach(probed::add);
            apart.add(detection(variant.arm(), variant.causes(), List.of(probing.diagnosis())));
        });
        return new CaseReport(
                planned.number(),
                planned.title(),
                data,
                runs.seeds(),
                planned.arms().keySet().stream().map(arm -> line(runs, arm)).toList(),
                detections,
                probed,
                apart,
                planned.claims().stream().map(claim -> claim.judge(runs)).toList(),
                planned.sweeps().stream().map(JudgedCase::sweep).toList(),
                landscapes,
                CaseComparisons.of(planned, runs),
                CaseSignals.of(planned, runs));
    }

    private static CaseReport.SweepLine sweep(Sweep sweep) {
        return new CaseReport.SweepLine(
                sweep.title(),
                sweep.axis(),
                sweep.arms().entrySet().stream()
                        .map(point -> new CaseReport.SweepLine.Point(point.getKey(), point.getValue()))
                        .toList());
    }

    private CaseReport.ArmLine line(CaseRuns runs, String arm) {
        Recording run = runs.of(arm).get(0);
        int classes = run.provenance().orElseThrow().classes().size();
        double[] train = runs.each(arm, CaseRuns::trainAccuracy);
        double[] validation = runs.each(arm, CaseRuns::validationAccuracy);
        CaseArm its = Objects.requireNonNull(planned.arms().get(arm));
        Recipe recipe = its.recipe();
        return new CaseReport.ArmLine(
                arm,
                recipe.shapes(classes).parameters(),
                train.length,
                Means.mean(train),
                Means.mean(validation),
                Means.spread(train),
                Means.spread(validation),
                RecipeDiff.between(planned.healthy(), recipe),
                its.weightsOf());
    }

    private static CaseReport.Detection detection(String arm, List<String> causes, CaseRuns runs) {
        return detection(
                arm,
                causes,
                runs.of(arm).stream().map(run -> Diagnosis.of(run, Rules.all())).toList());
    }

    private static CaseReport.Detection detection(String arm, List<String> causes, List<Diagnosis> diagnoses) {
        List<List<String>> found = diagnoses.stream().map(JudgedCase::found).toList();
        int hits = (int) found.stream()
                .filter(ids -> causes.isEmpty() ? ids.isEmpty() : !ids.isEmpty() && causes.contains(ids.get(0)))
                .count();
        Map<String, Integer> first = new LinkedHashMap<>();
        found.forEach(ids -> first.merge(ids.isEmpty() ? NOTHING : ids.get(0), 1, Integer::sum));
        return new CaseReport.Detection(
                arm,
                causes,
                hits,
                found.size(),
                found.get(0),
                place(diagnoses.get(0)),
                first.entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                        .map(entry -> new CaseReport.Count(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static CaseReport.@Nullable Place place(Diagnosis diagnosis) {
        return diagnosis.present().stream()
                .filter(finding -> finding.opinion() instanceof Opinion.Present)
                .findFirst()
                .map(finding -> {
                    Opinion.Present present = (Opinion.Present) finding.opinion();
                    return new CaseReport.Place(
                            present.layers().stream().limit(MOST_NAMES).toList(),
                            present.classes().stream().limit(MOST_NAMES).toList(),
                            finding.onsetEpoch(),
                            present.evidence().get(0).sentence());
                })
                .orElse(null);
    }

    private static List<String> found(Diagnosis diagnosis) {
        return diagnosis.present().stream().map(Finding::id).toList();
    }
}
