package dev.kasus;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The arrows between the packages of core, and what core never touches. */
class ArrowsTest {
    /** In the order of the arrows: each package sees only those before it. */
    private static final List<String> ORDER = List.of(
            "message", "signal", "recipe", "export", "run", "diagnosis", "remedy", "experiment", "trial", "landscape");

    private static final JavaClasses CORE =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("dev.kasus");

    @Test
    void eachPackageSeesOnlyThoseBeforeIt() {
        for (int i = 0; i < ORDER.size(); i++) {
            for (String later : ORDER.subList(i + 1, ORDER.size())) {
                noClasses()
                        .that()
                        .resideInAPackage("dev.kasus." + ORDER.get(i) + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("dev.kasus." + later + "..")
                        .allowEmptyShould(true)
                        .check(CORE);
            }
        }
    }

    @Test
    void noPackageLeadsBackToItself() {
        slices().matching("dev.kasus.(**)").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void engineAndDiagnosisNeverMeet() {
        noClasses()
                .that()
                .resideInAPackage("dev.kasus.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.kasus.diagnosis..", "dev.kasus.remedy..", "dev.kasus.experiment..", "dev.kasus.trial..")
                .check(CORE);
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.kasus.diagnosis..", "dev.kasus.run..", "dev.kasus.recipe..", "dev.kasus.signal..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.kasus.engine..")
                .check(CORE);
    }

    @Test
    void coreReadsNoFile() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.io..", "java.nio.file..", "java.nio.channels..", "java.net..", "java.util.zip..")
                .check(CORE);
    }

    @Test
    void coreReadsNoClock() {
        noClasses()
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("java.time..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.util.Date.class)
                .check(CORE);
    }

    @Test
    void coreDrawsNoUnseededRandomNumber() {
        noClasses()
                .should()
                .callMethod(Math.class, "random")
                .orShould()
                .callConstructor(Random.class)
                .orShould()
                .callConstructor(java.util.SplittableRandom.class)
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.security.SecureRandom")
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID")
                .check(CORE);
    }
}
