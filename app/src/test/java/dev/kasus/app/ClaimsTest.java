package dev.kasus.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.app.Shell.Ended;
import dev.kasus.app.command.PublishedClaims;
import dev.kasus.casebook.ClaimResult;
import dev.kasus.casebook.catalog.Cases;
import dev.kasus.records.AtomicFile;
import dev.kasus.report.CaseReport;
import dev.kasus.report.json.CaseJson;
import dev.kasus.report.terminal.ClaimsTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of a fresh clone, and how one's own cases take its rows. */
class ClaimsTest {
    @TempDir
    private Path temp;

    @Test
    void aFreshCloneShowsThePublishedTableAndItsSource() throws IOException {
        Ended claims = Shell.kasus("claims", "--out", temp);
        assertThat(claims.exitCode()).isZero();
        assertThat(claims.err())
                .contains("For case 1, 2, 3, 4, 5 the published rows", "docs/casebook, edition of 30 November 2026");
        String casebook = Files.readString(Path.of("..", "docs", "casebook", "README.md"));
        long published =
                casebook.lines().filter(line -> line.startsWith("| [K")).count();
        assertThat(published).isGreaterThan(20);
        assertThat(claims.out().lines().skip(2))
                .hasSize((int) published)
                .allMatch(row -> row.contains("| published |"));
        assertThat(claims.out()).contains("| K2.1 | A learning rate that is too small makes the loss stand still.");
    }

    @Test
    void everyPublishedRowIsWhole() {
        for (int number : Cases.numbers()) {
            assertThat(PublishedClaims.of(number)).isNotEmpty().allSatisfy(row -> {
                assertThat(row.claim()).startsWith("K" + number);
                assertThat(List.of(row.asserts(), row.seeds(), row.data(), row.measured()))
                        .allMatch(cell -> !cell.isBlank());
                assertThat(row.status()).isIn("supported", "refuted", "depends", "not tested");
            });
        }
    }

    @Test
    void onesOwnCaseTakesTheRowsOfThatCaseAlone() throws IOException {
        CaseReport own = new CaseReport(
                3,
                "Dying ReLU",
                "my fish",
                List.of(0L, 1L),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new ClaimResult(
                        "K3.1",
                        "A unit dies.",
                        ClaimResult.Status.REFUTED,
                        Double.NaN,
                        null,
                        "It did not.",
                        List.of())),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        AtomicFile.write(Files.createDirectories(temp.resolve("case-3")).resolve("case.json"), CaseJson.text(own));
        Ended claims = Shell.kasus("claims", "--out", temp);
        assertThat(claims.err()).contains("For case 1, 2, 4, 5 the published");
        assertThat(claims.out().lines().filter(line -> line.startsWith("| K3")))
                .containsExactly("| K3.1 | A unit dies. | **refuted** |  |  | 2 | my fish | yours | It did not. |");
        assertThat(claims.out().lines().filter(line -> line.startsWith("| K2")))
                .hasSize(PublishedClaims.of(2).size())
                .allMatch(line -> line.contains("| published |"));
        assertThat(ClaimsTable.rows(own, "yours")).hasSize(1);
    }
}
