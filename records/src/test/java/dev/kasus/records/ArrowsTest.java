package dev.kasus.records;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The arrows between the packages of logs. */
class ArrowsTest {
    /** In the order of the arrows: each package sees only those before it. */
    private static final List<String> ORDER = List.of(
            "log", "log.choice", "log.file", "log.table", "log.json", "log.mlflow", "log.format", "log.meaning", "run");

    private static final JavaClasses RECORDS =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("dev.kasus.records");

    @Test
    void eachPackageOfLogsSeesOnlyThoseBeforeIt() {
        for (int i = 0; i < ORDER.size(); i++) {
            for (String later : ORDER.subList(i + 1, ORDER.size())) {
                noClasses()
                        .that()
                        .resideInAPackage("dev.kasus.records." + ORDER.get(i))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("dev.kasus.records." + later)
                        .check(RECORDS);
            }
        }
    }

    @Test
    void formatsAndMeaningNeverMeet() {
        noClasses()
                .that()
                .resideInAPackage("dev.kasus.records.log.meaning")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.kasus.records.log.table",
                        "dev.kasus.records.log.json",
                        "dev.kasus.records.log.mlflow",
                        "dev.kasus.records.log.format")
                .check(RECORDS);
    }
}
