using System.Collections.Immutable;
using Workflows.Engine.Deciding;
using Workflows.Statute;

namespace Workflows.Engine.Commands;

public abstract partial record Rejection
{
    public sealed record DeadlineNotOpen(string Key) : Rejection
    {
        public override Bilingual Message => Say(
            $"案件中没有正在计算的期限“{Key}”：尚未起算、已经完成，或者已经撤销。请查看案件的期限页。",
            $"Expected an open deadline '{Key}' in the case, but there is none: it has not started, is met, or was withdrawn. See the case's deadlines.");
    }

    /// <summary>Nothing that the law files declare lets a deadline stop, or run longer, in this way.</summary>
    /// <param name="Law">The article that sets the period, or that of the ground where the ground speaks.</param>
    public sealed record AdjustmentRefused(string Key, Bilingual Title, Bilingual Why, string Law) : Rejection
    {
        public override Bilingual Message => Say($"期限“{Title.Zh}”（{Law}）：{Why.Zh}", $"{Title.En} ({Law}): {Why.En}");

        /// <summary>What of the command is wrong, such as <c>from</c>; null where nothing that could be put right.</summary>
        public string? Field { get; init; }

        public override string Rule => Key;

        public override string Article => Law;
    }

    public sealed record FactUnknown(long Fact) : Rejection
    {
        public override Bilingual Message => Say($"案件记录中没有第 {Fact} 号有效事项，或者已经更正。", $"Expected a standing fact with the number {Fact} in the case, but there is none, or it was corrected already.");
    }

    /// <summary>A correction that says too little, or that its maker may not make.</summary>
    public sealed record CorrectionRefused(string Event, Bilingual Why) : Rejection
    {
        public override Bilingual Message => Say($"不能更正“{Event}”的日期：{Why.Zh}", $"The day of '{Event}' cannot be corrected: {Why.En}");
    }

    /// <summary>A correction that no rule forbids, but that puts acts out of the order in which they were recorded: who makes it has to say that he saw it.</summary>
    public sealed record OrderUnseen(ImmutableArray<OutOfOrder> Acts) : Rejection
    {
        private const int Named = 3;

        public override Bilingual Message => Say(
            $"更正后有 {Acts.Length} 处先后与登记时相反，须核对并确认：{string.Join("；", Acts.Take(Named).Select(a => $"{a.Second.Event} {a.Second.On:yyyy-MM-dd} 早于在前登记的 {a.First.Event} {a.First.On:yyyy-MM-dd}"))}{(Acts.Length > Named ? "；等等" : "")}。",
            $"The correction turns round the order of recording in {Acts.Length} places, which has to be looked at and confirmed: {string.Join("; ", Acts.Take(Named).Select(a => $"'{a.Second.Event}' {a.Second.On:yyyy-MM-dd} lies before '{a.First.Event}' {a.First.On:yyyy-MM-dd}, which was recorded first"))}{(Acts.Length > Named ? "; and others" : "")}.");
    }

    /// <summary>What two people approved is not what is in force.</summary>
    public sealed record ChangeOvertaken(string Approved, string InForce) : Rejection
    {
        public override Bilingual Message => Say(
            $"批准的是版本 {Approved}，现行的是版本 {InForce}。请按现行版本重新提出变更。",
            $"Expected version {Approved}, which was approved, to be in force, but it is {InForce}. Propose the change again for that version.");
    }

    /// <summary>What needs two people was asked by one.</summary>
    public sealed record NeedsTwoPeople(string Person) : Rejection
    {
        public override Bilingual Message => Say($"须由两人办理：提出人和批准人不能都是 {Person}。", $"Expected two people, one to propose and another to approve, but both are {Person}.");
    }
}
