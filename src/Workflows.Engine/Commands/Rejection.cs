using System.Collections.Immutable;
using System.Globalization;
using Workflows.Engine.People;
using Workflows.Statute;
using Workflows.Statute.Duties;

namespace Workflows.Engine.Commands;

/// <summary>A problem with one answer of a form; an empty field name means the form as a whole.</summary>
public sealed record FormProblem(string Field, Bilingual Message);

/// <summary>Why a command was refused. The case is as it was before.</summary>
public abstract partial record Rejection
{
    private Rejection() { }

    /// <summary>The sentence for people: what was expected, what came, what to do.</summary>
    public abstract Bilingual Message { get; }

    /// <summary>The number of the rule in the law digest; null where no rule of law speaks.</summary>
    public virtual string? Rule => null;

    /// <summary>The article; null where no rule of law speaks.</summary>
    public virtual string? Article => null;

    /// <summary>What of the case it rests on: the acts, days and answers that the rule looked at; null where no rule of law speaks.</summary>
    public virtual Bilingual? Because => null;

    /// <summary>The version of the rules that spoke; null where no rule of order did.</summary>
    public virtual string? RuleSet => null;

    private static Bilingual Say(FormattableString zh, FormattableString en) =>
        new(zh.ToString(CultureInfo.InvariantCulture), en.ToString(CultureInfo.InvariantCulture));

    public sealed record ProcedureUnknown(string Procedure) : Rejection
    {
        public override Bilingual Message => Say(
            $"没有生效的程序“{Procedure}”。请管理员检查 workflows/ 中的文件。",
            $"Expected a procedure in force named '{Procedure}', but there is none. Ask an administrator to look at the files in workflows/.");
    }

    public sealed record StartUnknown(string Procedure, string? Start) : Rejection
    {
        public override Bilingual Message => Start is null
            ? Say($"程序“{Procedure}”没有可由人员发起的开始事件。", $"Expected a none start event in '{Procedure}', but it starts only by messages or timers.")
            : Say($"程序“{Procedure}”没有开始事件“{Start}”。", $"Expected a start event '{Start}' in '{Procedure}', but there is none.");
    }

    public sealed record CaseUnknown(string Case) : Rejection
    {
        public override Bilingual Message => Say($"没有编号为“{Case}”的案件。", $"Expected a case '{Case}', but there is none.");
    }

    public sealed record CaseIsEnded(string Case) : Rejection
    {
        public override Bilingual Message => Say($"案件“{Case}”已经办结，不能再办理。", $"Expected case '{Case}' to be running, but it has ended.");
    }

    public sealed record TaskNotOpen(int Node) : Rejection
    {
        public override Bilingual Message => Say(
            $"任务 {Node} 已不在待办中：可能已经办理，或者流程已经离开这一步。请回到待办列表。",
            $"Expected task {Node} to be open, but it is not: it was done already, or the case has left this step. Go back to the inbox.");
    }

    public sealed record TaskOfSomebodyElse(int Node, string ClaimedBy) : Rejection
    {
        public override Bilingual Message => Say(
            $"任务 {Node} 已由 {ClaimedBy} 认领。请其释放任务，或由其办理。",
            $"Expected task {Node} to be free or yours, but {ClaimedBy} has claimed it. Ask that person to release or do it.");
    }

    public sealed record RoleMissing(string Person, ImmutableArray<string> Roles) : Rejection
    {
        public override Bilingual Message => Say(
            $"这一步须由 {string.Join("、", Roles)} 办理，而 {Person} 不具有该角色。",
            $"Expected a person with the role {string.Join(" or ", Roles)}, but {Person} does not have it.");
    }

    /// <summary>A delegation covers the role, but not the day.</summary>
    public sealed record OutsideDelegation(Delegation Delegation, DateOnly On) : Rejection
    {
        public override Bilingual Message => Say(
            $"{Delegation.Deputy} 受书面委托代 {Delegation.Principal} 行使“{Delegation.Role}”职权的期间是 {Delegation.From:yyyy-MM-dd} 至 {Last:yyyy-MM-dd}（{Delegation.Document}），{On:yyyy-MM-dd} 不在其内。请由本人办理，或者先登记新的委托。",
            $"'{Delegation.Deputy}' acts for '{Delegation.Principal}' as '{Delegation.Role}' from {Delegation.From:yyyy-MM-dd} to {Last:yyyy-MM-dd} ({Delegation.Document}), but {On:yyyy-MM-dd} lies outside. The principal does it, or a new delegation is recorded first.");

        private DateOnly Last => Delegation.EndedOn is { } ended && ended <= Delegation.To ? ended.AddDays(-1) : Delegation.To;
    }

    /// <summary>A rule of duties bars the person, names an earlier act, or asks for something that he does not hold.</summary>
    public sealed record DutyBarred(string No, string Person, Bilingual Title, Bilingual Why, string? Law) : Rejection
    {
        public override Bilingual Message => Say(
            $"{Person} 不得办理：{Title.Zh}。{Why.Zh}（{(Law is null ? "单位设置，无法条依据" : $"规则 {No}，{Law}")}）",
            $"{Person} may not do this: {Title.En}. {Why.En} ({(Law is null ? "a setting of the authority, without an article" : $"rule {No}, {Law}")})");

        /// <summary>The earlier act in the case that bars the person; null where something else does.</summary>
        public DutyAct? Earlier { get; init; }

        public override string Rule => No;

        public override string? Article => Law;
    }

    public sealed record PersonUnknown(string Person) : Rejection
    {
        public override Bilingual Message => Say($"没有账号“{Person}”。", $"Expected an account '{Person}', but there is none.");
    }

    public sealed record FormInvalid(string Form, ImmutableArray<FormProblem> Problems) : Rejection
    {
        public override Bilingual Message => Say(
            $"表单有 {Problems.Length} 处需要改正：{string.Join("；", Problems.Select(p => p.Message.Zh))}",
            $"The form has {Problems.Length} things to put right: {string.Join("; ", Problems.Select(p => p.Message.En))}");
    }

    /// <summary>The order of the law forbids the event.</summary>
    /// <param name="Grounds">The acts, days and answers that the rule looked at.</param>
    /// <param name="Version">The version of the rules.</param>
    public sealed record OrderViolated(string No, string Event, DateOnly On, Bilingual Title, string Law, Bilingual Grounds, string Version) : Rejection
    {
        /// <summary>Whether the rule could not be asked, because a deadline or an act that it looks at is not there yet.</summary>
        public bool IsUntold { get; init; }

        /// <summary>Whether the end of the case is what the rule forbids, for something that it asks for is not there yet: then no event is named.</summary>
        public bool IsAtEnd { get; init; }

        /// <summary>What to do; null where the sentence of the rule says it.</summary>
        public Bilingual? Next { get; init; }

        public override Bilingual Message => IsAtEnd ? Say(
            $"案件还不能终结：{Title.Zh}（规则 {No}，{Law}；案件终结，日期 {On:yyyy-MM-dd}）。{Next?.Zh}",
            $"The case may not end yet: {Title.En} (rule {No}, {Law}; end of the case, dated {On:yyyy-MM-dd}). {Next?.En}") : IsUntold ? Say(
            $"现在还不能办理：规则“{Title.Zh}”所依据的期限、事项或者填写内容还没有（规则 {No}，{Law}；事项 {Event}，日期 {On:yyyy-MM-dd}）",
            $"Not yet: what the rule \"{Title.En}\" looks at, a deadline, an act or an answer, is not there (rule {No}, {Law}; event {Event}, dated {On:yyyy-MM-dd})") : Say(
            $"法定顺序不允许：{Title.Zh}（规则 {No}，{Law}；事项 {Event}，日期 {On:yyyy-MM-dd}）",
            $"The order of the law forbids it: {Title.En} (rule {No}, {Law}; event {Event}, dated {On:yyyy-MM-dd})");

        public override string Rule => No;

        public override string Article => Law;

        public override Bilingual? Because => Grounds;

        public override string? RuleSet => Version;
    }

    public sealed record MessageNotExpected(string Name, int? Node) : Rejection
    {
        public override Bilingual Message => Say(
            $"案件目前不等候“{Name}”。请查看案件页上“现在可以登记”的事项。",
            $"Expected the case to wait for '{Name}', but it does not. See 'what may arrive now' on the case page.");
    }

    public sealed record ActionRefused(string Element, string Action, Bilingual Why) : Rejection
    {
        public override Bilingual Message => Say(
            $"系统动作“{Action}”（{Element}）不能完成：{Why.Zh}", $"The action '{Action}' ({Element}) could not be done: {Why.En}");
    }

    /// <summary>The command's key was accepted for another case: what was sent there is not done here.</summary>
    public sealed record KeyOfAnotherCase(string Other) : Rejection
    {
        public override Bilingual Message => Say(
            $"该页面已在案件 {Other} 中提交过，不能用于本案。请从本案重新打开页面后再提交。",
            $"Expected a key of this case, but what was sent carries one that was accepted for case {Other}. Open the page anew from this case and send it again.");
    }

    /// <summary>Another case holds what this one asked for.</summary>
    public sealed record ClaimHeld(string What, string Holder) : Rejection
    {
        public override Bilingual Message => Say($"已被案件 {Holder} 占用：{What}", $"Held by case {Holder}: {What}");
    }

    /// <summary>An exclusive gateway without a true condition and without a default arrow.</summary>
    public sealed record NoWayOn(string Gateway, string Where) : Rejection
    {
        public override Bilingual Message => Say(
            $"网关“{Gateway}”没有成立的条件，也没有默认流向（{Where}）。案件保持原状，请管理员检查流程文件。",
            $"Expected a true condition or a default flow at gateway '{Gateway}' ({Where}), but there is none. The case is unchanged; ask an administrator to look at the file.");
    }

    /// <summary>A flow that goes round without ever waiting.</summary>
    public sealed record FlowNeverWaits(string Element, int Steps) : Rejection
    {
        public override Bilingual Message => Say(
            $"流程在“{Element}”处循环 {Steps} 步而没有等待点。请管理员检查流程文件。",
            $"Expected the flow to reach a step that waits, but it took {Steps} steps around '{Element}' without one. Ask an administrator to look at the file.");
    }
}
