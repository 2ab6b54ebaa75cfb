package dev.kasus.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.census.HeldOutPredictions;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuspectListTest {
    @Test
    void everySuspectIsALineThatARecipeCanNameAsACorrection() {
        String csv = SuspectList.csv(List.of(
                new HeldOutPredictions.Suspect("dace/1, old.png", "dace", "roach", -0.91),
                new HeldOutPredictions.Suspect("dace/\"2\".png", "dace", "perch", -0.25)));
        assertThat(csv).isEqualTo("""
                        path,label,was,margin
                        "dace/1, old.png",roach,dace,-0.910
                        "dace/""2"".png",perch,dace,-0.250
                        """);
    }

    @Test
    void withoutSuspectsThereIsTheHeaderAlone() {
        assertThat(SuspectList.csv(List.of())).isEqualTo("path,label,was,margin\n");
    }
}
