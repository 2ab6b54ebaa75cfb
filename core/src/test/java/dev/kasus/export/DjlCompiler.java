package dev.kasus.export;

import ai.djl.nn.Block;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles printed lines against the Deep Java Library: each treatment's are the body of a method. Nothing is written, nothing runs. */
final class DjlCompiler {
    private static final String BEFORE = """
            import ai.djl.modality.cv.transform.*;
            import ai.djl.modality.cv.util.*;
            import ai.djl.ndarray.*;
            import ai.djl.ndarray.index.*;
            import ai.djl.ndarray.types.*;
            import ai.djl.nn.*;
            import ai.djl.nn.convolutional.*;
            import ai.djl.nn.core.*;
            import ai.djl.nn.norm.*;
            import ai.djl.nn.pooling.*;
            import ai.djl.training.*;
            import ai.djl.training.dataset.*;
            import ai.djl.training.initializer.*;
            import ai.djl.training.listener.*;
            import ai.djl.training.loss.*;
            import ai.djl.training.optimizer.*;
            import ai.djl.training.tracker.*;
            import ai.djl.util.*;
            import java.util.*;
            import java.util.concurrent.atomic.*;
            import java.util.function.*;
            import java.util.stream.*;

            /** What a user's own program has. */
            abstract class Printed {
                SequentialBlock net, body, shortcut;
                DefaultTrainingConfig config;
                Trainer trainer;
                Batch batch;
                RandomAccessDataset.BaseBuilder<?> builder;
                RandomAccessDataset dataset, trainingSet, validationSet, allTrainingImages;
                NDArray trainingImages;
                int[] trainingLabels;
                List<String> groupOf;
                List<List<Long>> rowsOfClass;
                int classes, totalSteps, stepsPerEpoch;

                abstract void layers(Block... blocks);
            """;

    private DjlCompiler() {}

    /** What the compiler has against these bodies of methods, each with the line that it is about; empty if nothing. */
    static List<String> messages(Iterable<List<String>> bodies) {
        StringBuilder source = new StringBuilder(BEFORE);
        int count = 0;
        for (List<String> body : bodies) {
            source.append("void treatment").append(count++).append("() throws Exception {\n");
            statements(body).forEach(line -> source.append(line).append('\n'));
            source.append("}\n");
        }
        String text = source.append("}\n").toString();
        List<String> lines = text.lines().toList();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "tests need a JDK");
        try (StandardJavaFileManager files = compiler.getStandardFileManager(found, Locale.ROOT, null)) {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(library()));
            JavaFileObject file =
                    new SimpleJavaFileObject(URI.create("string:///Printed.java"), JavaFileObject.Kind.SOURCE) {
                        @Override
                        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                            return text;
                        }
                    };
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, found, List.of("-proc:none", "--release", "11"), null, List.of(file));
            task.parse();
            task.analyze();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found.getDiagnostics().stream()
                .filter(it -> it.getKind() == Diagnostic.Kind.ERROR)
                .map(it -> it.getMessage(Locale.ROOT) + "\n  in " + lines.get((int) it.getLineNumber() - 1))
                .toList();
    }

    /** The lines as statements: an expression that makes layers is handed to a method. */
    static List<String> statements(List<String> lines) {
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int result = line.startsWith("//") ? 0 : line.indexOf("  //");
            String code = result < 0 ? line : line.substring(0, result);
            boolean goesOn = i + 1 < lines.size() && lines.get(i + 1).startsWith(" ");
            boolean layers = !code.isEmpty() && !code.startsWith(" ") && !code.matches(".*[;{}]") && !goesOn;
            statements.add(layers ? "layers(" + code + ");" : line);
        }
        return statements;
    }

    private static Path library() {
        try {
            return Path.of(Block.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
