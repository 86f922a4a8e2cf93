using System.Xml;
using Workflows.Decisions.Dmn;
using Workflows.Decisions.Feel;

namespace Workflows.Conformance.DmnTck;

/// <summary>Runs the DMN Technology Compatibility Kit: every file of test cases below a folder against the models beside it.</summary>
internal sealed class TckRunner(TextWriter output)
{
    private int passed;
    private int failed;

    /// <returns>0 when every case passed, 1 when one failed, 2 when there is none to run.</returns>
    public static int Run(string folder, TextWriter output)
    {
        if (Directory.Exists(folder)) return new TckRunner(output).Run(folder);
        output.WriteLine($"Expected a folder with the kit's cases, but '{folder}' is none.");
        return 2;
    }

    private int Run(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.xml", SearchOption.AllDirectories).Where(TckFile.IsOne).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(folder, file);
            try
            {
                Run(name, Path.GetDirectoryName(file)!, TckFile.Read(file));
            }
            catch (Exception fault) when (fault is XmlException or FormatException)
            {
                // Its cases cannot be counted; one failure keeps it from being overlooked.
                failed++;
                output.WriteLine($"{name}: the cases cannot be read: {fault.Message}");
            }
        }
        output.WriteLine($"{passed} passed, {failed} failed");
        return failed > 0 ? 1 : passed > 0 ? 0 : 2;
    }

    private void Run(string name, string folder, TckFile file)
    {
        var models = new TckModels(folder, file.Model);
        if (models.Tested is null)
        {
            output.WriteLine($"{name}: the model '{file.Model}' cannot be read: {models.Complaint}");
            foreach (var test in file.Cases) Fail(name, test, "the model cannot be read");
            return;
        }
        foreach (var test in file.Cases)
        {
            if (Check(models, test) is { } complaint) Fail(name, test, complaint);
            else passed++;
        }
    }

    private void Fail(string name, TckCase test, string complaint)
    {
        failed++;
        output.WriteLine($"{name} {test.Id}: {complaint}");
    }

    /// <returns>Null when every result is as expected, else what is not.</returns>
    private static string? Check(TckModels models, TckCase test)
    {
        if (test.Results.Count == 0) return "Expected at least one result to check, but the case has none.";
        foreach (var expected in test.Results)
        {
            if (models.Holder(expected.Namespace) is not { } model) return $"{expected.Name}: no model of the namespace '{expected.Namespace}'";
            if (Ask(model, test, expected) is not { } result) return $"no decision or invocable '{test.Invocable ?? expected.Name}'";
            if (!Agrees(test, expected, result.Value))
            {
                return $"{expected.Name}: expected {Show(expected.Value)}, actual {Show(result.Value)}{(result.Warnings.IsEmpty ? "" : $" ({result.Warnings[0].Message})")}";
            }
        }
        return null;
    }

    /// <summary>A service with several outputs gives a context; the kit asks for one of them by name, or for the whole.</summary>
    private static bool Agrees(TckCase test, TckExpectation expected, FeelValue actual) =>
        TckValue.Agree(expected.Value, actual)
        || ((test.Kind == TckKind.Service || test.Invocable is not null) && actual is FeelValue.Context context && context.Value.TryGet(expected.Name, out var part) && TckValue.Agree(expected.Value, part));

    private static DecisionResult? Ask(DmnModel model, TckCase test, TckExpectation expected)
    {
        if (test.Kind != TckKind.Decision || test.Invocable is not null) return Invoke(test.Invocable ?? expected.Name);
        return expected.Kind is TckKind.Knowledge or TckKind.Service
            ? Invoke(expected.Name) ?? Decide()
            : Decide() ?? Invoke(expected.Name);

        DecisionResult? Decide() => model.Find(expected.Name)?.Evaluate(test.Inputs, TckSurroundings.Value);
        DecisionResult? Invoke(string name) => (model.Invocables.FirstOrDefault(i => i.Name == name) ?? model.Invocables.FirstOrDefault(i => i.Id == name))?.Invoke(test.Inputs, TckSurroundings.Value);
    }

    private static string Show(FeelValue value) => value is FeelValue.String ? $"\"{value}\"" : value.ToString();
}
