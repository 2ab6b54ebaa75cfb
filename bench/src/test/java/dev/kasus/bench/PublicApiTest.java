package dev.kasus.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;

/** What others may build on is marked, hangs together, and behaves as a library. */
class PublicApiTest {
    private static final JavaClasses ALL =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("dev.kasus");

    private static final List<String> UNPUBLISHED =
            List.of("dev.kasus.bench", "dev.kasus.records.proto", "dev.kasus.nets.proto");

    private static Stream<JavaClass> published() {
        return ALL.stream()
                .filter(type -> UNPUBLISHED.stream().noneMatch(type.getPackageName()::startsWith))
                .filter(type -> !type.getSimpleName().equals("package-info"));
    }

    private static JavaClass outermost(JavaClass type) {
        JavaClass outer = type.isArray() ? type.getBaseComponentType() : type;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer;
    }

    /** The mark of a type, or else of its package. */
    private static Optional<API.Status> status(JavaClass type) {
        JavaClass outer = outermost(type);
        return outer.tryGetAnnotationOfType(API.class)
                .or(() -> outer.getPackage().tryGetAnnotationOfType(API.class))
                .map(API::status);
    }

    private static boolean isStable(JavaClass type) {
        return status(type).filter(API.Status.STABLE::equals).isPresent();
    }

    @Test
    void everyPublicTypeIsMarked() {
        Set<String> unmarked = published()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> status(type).isEmpty())
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unmarked).isEmpty();
    }

    @Test
    void theFrontDoorIsSmall() {
        assertThat(published()
                        .filter(type -> type.getPackageName().equals("dev.kasus"))
                        .filter(type -> type.getEnclosingClass().isEmpty())
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(JavaClass::getSimpleName))
                .containsExactlyInAnyOrder("Kasus", "Run", "Training", "Probing", "Treating", "TrialResult");
    }

    @Test
    void whatIsStableSpeaksOfNothingInternal() {
        Set<String> leaks = new TreeSet<>();
        published()
                .filter(type -> isStable(type) && type.getModifiers().contains(JavaModifier.PUBLIC))
                .forEach(type -> type.getMethods().stream()
                        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC)
                                && !method.getModifiers().contains(JavaModifier.SYNTHETIC)
                                && method.tryGetAnnotationOfType(API.class).isEmpty())
                        .forEach(method -> types(method)
                                .filter(used -> outermost(used).getPackageName().startsWith("dev.kasus"))
                                .filter(used -> !isStable(used))
                                .forEach(used -> leaks.add(method.getFullName() + " -> " + used.getName()))));
        assertThat(leaks).isEmpty();
    }

    private static Stream<JavaClass> types(JavaMethod method) {
        return Stream.concat(Stream.of(method.getRawReturnType()), method.getRawParameterTypes().stream());
    }

    @Test
    void aLibraryNeitherPrintsNorExits() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.kasus.app..", "dev.kasus.bench..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .check(ALL);
    }
}
