using System.Collections.Immutable;
using Workflows.Statute;

namespace Workflows.Engine.Commands;

public abstract partial record Rejection
{
    /// <summary>A decision table has no answer: what it asks for was not there, or no rule takes it.</summary>
    /// <param name="Table">The table's name.</param>
    /// <param name="Inputs">The labels of the columns that had no value; empty where all had one.</param>
    /// <param name="Supplied">The field and the form that supply the first of them; null where no form does.</param>
    /// <param name="Complaints">What the table complained of, for who looks after the files.</param>
    public sealed record TableSilent(Bilingual Table, ImmutableArray<Bilingual> Inputs, (Bilingual Field, Bilingual Form)? Supplied, ImmutableArray<string> Complaints) : Rejection
    {
        public override Bilingual Message => Inputs.IsEmpty
            ? Say(
                $"判定表“{Table.Zh}”没有得出结果：没有一行适用于本案的情形，或者几行同时适用。请管理员检查该表。",
                $"The decision table '{Table.En}' has no answer: none of its rows takes this case, or several do. Ask an administrator to look at the table.")
            : Say(
                $"判定表“{Table.Zh}”没有得出结果：缺少{string.Join("、", Inputs.Select(i => $"“{i.Zh}”"))}。{WhoZh}",
                $"The decision table '{Table.En}' has no answer: it was not told {string.Join(", ", Inputs.Select(i => $"'{i.En}'"))}. {WhoEn}");

        public override Bilingual? Because => Complaints.IsEmpty ? null : new(string.Join("；", Complaints), string.Join("; ", Complaints));

        private string WhoZh => Supplied is { } by ? $"请在《{by.Form.Zh}》中填写“{by.Field.Zh}”。" : "这一项由流程给出，不由表单填写；请管理员检查流程文件。";

        private string WhoEn => Supplied is { } by
            ? $"Fill in '{by.Field.En}' in '{by.Form.En}'."
            : "No form supplies it, the flow does; ask an administrator to look at the file.";
    }
}
