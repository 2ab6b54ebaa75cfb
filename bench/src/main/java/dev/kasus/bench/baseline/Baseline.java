package dev.kasus.bench.baseline;

import dev.kasus.run.Recording;
import java.util.List;

/**
 * Another tool's rules. Where a recording holds something close to what the tool reads instead of that itself, the class says so; where it holds
 * nothing of the kind, the rule is left out and the class says that.
 */
public interface Baseline {
    /** Its name. */
    String name();

    /** The causes that it raises alarm for, in the order in which it checks; each under the id that suits it best. */
    List<String> alarms(Recording recording);

    /** All of them. */
    static List<Baseline> all() {
        return List.of(new SageMakerDebugger(), new AutoTrainer(), new DeepDiagnosis(), new BtTackler(), new Umlaut());
    }
}
