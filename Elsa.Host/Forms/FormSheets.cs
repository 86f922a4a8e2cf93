using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Engine.Commands;
using Workflows.Engine.Forms;
using Workflows.Runtime.Forms;
using Workflows.Runtime.Timing;
using Workflows.Statute;

namespace Elsa.Host.Forms;

/// <summary>Makes a sheet of a form: at first by its initial values, afterwards by what somebody posted.</summary>
internal sealed class FormSheets(Uploads uploads, AuthorityZone zone)
{
    /// <summary>Posted for every field that the page showed, so that an emptied field differs from one that was not there.</summary>
    public const string ShownInput = "_shown";

    /// <summary>Posted with the names of files that are to be left out again.</summary>
    public const string RemovedInput = "_remove";

    private static readonly Bilingual s_moreFields = new(
        "根据您的填写，表单增加了栏目。请核对新增栏目后再提交。", "Your answers added fields to the form. Look at them, then submit again.");

    public FormSheet Begin(FormDefinition form, FeelContext scope)
    {
        var initial = FormInput.Initial(form, scope);
        var shown = Visibility.Of(form, initial, scope);
        return new(form, scope, Visibility.Only(initial, shown), FormInput.Show(form, initial, zone), shown, []);
    }

    /// <summary>Reads what was posted, keeping its files. Nothing that was typed is lost, whatever is wrong with it.</summary>
    /// <param name="submitted">False where only the form's shape is asked for: then no answer is missed.</param>
    public async Task<FormSheet> ReadAsync(FormDefinition form, FeelContext scope, IFormCollection posted, DateOnly today, bool submitted, CancellationToken cancellationToken)
    {
        var refused = ImmutableArray.CreateBuilder<FormProblem>();
        var texts = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var field in form.Fields)
        {
            if (field.Type == FieldType.File)
            {
                var (kept, problem) = await FileAsync(field, posted, cancellationToken);
                if (kept is not null) texts[field.Name] = [kept];
                if (problem is not null) refused.Add(problem);
            }
            else if (posted.TryGetValue(field.Name, out var values)) texts[field.Name] = [.. values.OfType<string>()];
        }

        var before = posted.TryGetValue(ShownInput, out var names)
            ? names.OfType<string>().ToImmutableHashSet(StringComparer.Ordinal)
            : form.Fields.Select(f => f.Name).ToImmutableHashSet(StringComparer.Ordinal);
        var typed = FormInput.Read(form, texts, zone);
        var fresh = FeelContext.From(FormInput.Initial(form, scope).Entries().Where(e => !before.Contains(e.Key) && !typed.Answers.Contains(e.Key)));
        var answers = typed.Answers.Merge(fresh);
        var shown = Visibility.Of(form, answers, scope);
        answers = Visibility.Only(answers, shown);

        var unreadable = typed.Problems.Concat(refused).Where(p => shown.Contains(p.Field)).ToImmutableArray();
        var problems = unreadable;
        if (submitted)
        {
            problems = [.. unreadable, .. FormRules.Check(form, answers, scope, today, unreadable.Select(u => u.Field)).Where(p => unreadable.All(u => u.Field != p.Field))];
            if (!shown.IsSubsetOf(before)) problems = problems.Insert(0, new("", s_moreFields)); // nobody signs what he has not seen
        }
        return new(form, scope, answers, typed.Typed.SetItems(FormInput.Show(form, fresh, zone)), shown, problems);
    }

    private async Task<(string? Kept, FormProblem? Problem)> FileAsync(FormField field, IFormCollection posted, CancellationToken cancellationToken)
    {
        var earlier = posted[RemovedInput].Contains(field.Name) ? null : posted[field.Name].FirstOrDefault(text => !string.IsNullOrEmpty(text));
        if (posted.Files.GetFile(field.Name) is { FileName.Length: > 0 } file)
        {
            var (answer, refusal) = await uploads.KeepAsync(file, cancellationToken);
            return refusal is null ? (answer, null) : (earlier, new(field.Name, new($"“{field.Label.Zh}”{refusal.Zh}", $"'{field.Label.En}': {refusal.En}")));
        }
        if (earlier is null || await uploads.HasAsync(earlier, cancellationToken)) return (earlier, null);
        return (null, new(field.Name, new($"“{field.Label.Zh}”的文件不在系统中，请重新上传。", $"'{field.Label.En}': the file is not in the archive, hand it in again.")));
    }
}
