using Workflows.Decisions.Dmn;
using Workflows.Decisions.Feel;

namespace Workflows.Conformance.DmnTck;

/// <summary>Runs the DMN Technology Compatibility Kit: every *-test-*.xml below a folder against the model beside it.</summary>
internal static class TckRunner
{
    /// <returns>0 when every case passed, 1 when one failed, 2 when there is none to run.</returns>
    public static int Run(string folder, TextWriter output)
    {
        if (!Directory.Exists(folder))
        {
            output.WriteLine($"Expected a folder with the kit's cases, but '{folder}' is none.");
            return 2;
        }
        var (passed, failed) = (0, 0);
        foreach (var file in Directory.EnumerateFiles(folder, "*-test-*.xml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(folder, file);
            var (model, cases) = TckFile.Read(file);
            var parse = Models(Path.GetDirectoryName(file)!, model);
            if (parse?.Model is not { } read)
            {
                output.WriteLine($"{name}: the model '{model}' cannot be read: {(parse is null ? "no such file" : string.Join("; ", parse.Diagnostics))}");
                failed += cases.Count;
                continue;
            }
            foreach (var test in cases)
            {
                var complaint = Check(read, test);
                if (complaint is null) passed++;
                else
                {
                    failed++;
                    output.WriteLine($"{name} {test.Id}: {complaint}");
                }
            }
        }
        output.WriteLine($"{passed} passed, {failed} failed");
        return failed > 0 ? 1 : passed > 0 ? 0 : 2;
    }

    private static DmnParse? Models(string folder, string model)
    {
        var files = Directory.EnumerateFiles(folder, "*.dmn").Order(StringComparer.Ordinal).ToArray();
        var parses = DmnReader.ReadAll([.. files.Select(file => (File.ReadAllText(file), Path.GetFileName(file)))]);
        var at = Array.FindIndex(files, file => Path.GetFileName(file) == model);
        return at < 0 ? null : parses[at];
    }

    private static string? Check(DmnModel model, TckCase test)
    {
        foreach (var expected in test.Results)
        {
            var result = Ask(model, test, expected.Name);
            if (result is null) return $"no decision '{expected.Name}'";
            var value = result.Value;
            // A service with several outputs gives a context; the kit asks for one of them by name, or for the whole.
            if (test.Invocable is not null && value is FeelValue.Context context && context.Value.TryGet(expected.Name, out var part)) value = part;
            if (!TckValue.Agree(expected.Value, value))
            {
                return $"{expected.Name}: expected {Show(expected.Value)}, actual {Show(value)}{(result.Warnings.IsEmpty ? "" : $" ({result.Warnings[0].Message})")}";
            }
        }
        return null;
    }

    private static DecisionResult? Ask(DmnModel model, TckCase test, string name)
    {
        if (test.Invocable is { } invocable) return model.FindInvocable(invocable)?.Invoke(test.Inputs, TckSurroundings.Value);
        return model.Find(name)?.Evaluate(test.Inputs, TckSurroundings.Value) ?? model.FindInvocable(name)?.Invoke(test.Inputs, TckSurroundings.Value);
    }

    private static string Show(FeelValue value) => value is FeelValue.String ? $"\"{value}\"" : value.ToString();
}
