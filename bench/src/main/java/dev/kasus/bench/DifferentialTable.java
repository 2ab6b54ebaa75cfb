package dev.kasus.bench;

import dev.kasus.bench.baseline.Baseline;
import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.rules.Rules;
import dev.kasus.experiment.Experiments;
import dev.kasus.lab.Prober;
import dev.kasus.records.run.RunFolder;
import dev.kasus.run.Recording;
import dev.kasus.torch.TorchEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * How well causes are told apart: plants every fault in several nets on several kinds of images, diagnoses each run by the rules, by experiments and by the
 * rules of other tools, and prints who was right how often. Trainings and experiments that are there already are not done again.
 */
@Command(name = "differential-table", mixinStandardHelpOptions = true)
public final class DifferentialTable implements Callable<Integer> {
    @Mixin
    private Grounds grounds = new Grounds();

    @Mixin
    private Trainings trainings = new Trainings();

    @Option(names = "--first-seed", defaultValue = "0", description = "default: ${DEFAULT-VALUE}")
    private long firstSeed;

    @Option(names = "--healthy-seeds", defaultValue = "4", description = "runs of each healthy recipe")
    private int healthySeeds;

    @Option(names = "--sick-seeds", defaultValue = "1", description = "runs of each fault in each net")
    private int sickSeeds;

    @Option(names = "--per-fault", defaultValue = "4", description = "pairs of net and images for each fault")
    private int perFault;

    @Option(names = "--probe", description = "do the experiments, too")
    private boolean probe;

    @Option(names = "--exam", description = "recipes with a key, in the place of faults planted in nets")
    private @Nullable Path exam;

    /** Trains what is missing and prints the table. */
    public static void main(String[] args) {
        Tables.run(new DifferentialTable(), args);
    }

    @Override
    public Integer call() throws Exception {
        List<Callable<Visit>> work = new ArrayList<>();
        patients().forEach(patient -> add(patient, patient.isHealthy() ? healthySeeds : sickSeeds, work));
        System.out.println(DifferentialReport.markdown(trainings.results(work)));
        return 0;
    }

    private List<Patient> patients() {
        if (exam != null) {
            return Exam.patients(exam, grounds.folders());
        }
        Bases bases = grounds.bases();
        List<Patient> all = new ArrayList<>(Patients.healthy(bases));
        all.addAll(Patients.sick(bases, perFault));
        return all;
    }

    private void add(Patient patient, int seeds, List<Callable<Visit>> work) {
        if (trainings.isWanted(patient.isHealthy() ? "healthy" : patient.fault())) {
            LongStream.range(firstSeed, firstSeed + seeds).forEach(seed -> work.add(() -> visit(patient, seed)));
        }
    }

    private Visit visit(Patient patient, long seed) {
        RunFolder folder = run(patient, seed);
        Recording recording = folder.recording();
        Diagnosis observed = Diagnosis.of(recording, Rules.all());
        Map<String, List<String>> said = new LinkedHashMap<>();
        said.put("Kasus, observed", present(observed));
        if (probe) {
            Path probes = trainings.out().resolve("probes").resolve(patient.name() + "-" + seed);
            Diagnosis probed = new Prober(new TorchEngine(), folder, probes, 1)
                    .probe(recording, observed, Experiments.all(), new Silence(), () -> false)
                    .diagnosis();
            said.put("Kasus, probed", present(probed));
        }
        Baseline.all().forEach(baseline -> said.put(baseline.name(), baseline.alarms(recording)));
        Patient twin = new Patient("", List.of(), patient.net(), patient.data(), patient.healthy(), patient.healthy());
        Ending end = Ending.of(recording);
        Visit visit = new Visit(
                patient,
                seed,
                end,
                patient.isHealthy() ? end : Ending.of(run(twin, seed).recording()),
                said,
                observed.unknown().stream().map(Finding::id).toList());
        System.err.printf(
                Locale.ROOT,
                "%-44s seed %d  train %.3f  validation %.3f of %.3f  %s%n",
                patient.name(),
                seed,
                end.trainAccuracy(),
                end.accuracy(),
                visit.healthyEnd().accuracy(),
                said.entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith("Kasus"))
                        .map(entry -> entry.getValue().toString())
                        .toList());
        return visit;
    }

    private RunFolder run(Patient patient, long seed) {
        Path runs = trainings.out().resolve("runs").resolve(patient.name());
        synchronized (lock(runs.toString() + seed)) {
            return TrainedRun.of(patient.recipe().withSeed(seed), runs, "seed-" + seed);
        }
    }

    /** Two visits may ask for the same healthy run at the same time. */
    private final Map<String, Object> locks = new HashMap<>();

    private synchronized Object lock(String run) {
        return locks.computeIfAbsent(run, name -> new Object());
    }

    private static List<String> present(Diagnosis diagnosis) {
        return diagnosis.present().stream().map(Finding::id).toList();
    }
}
