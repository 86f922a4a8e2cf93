using Microsoft.EntityFrameworkCore;
using Workflows.Engine.Cases;
using Workflows.Persistence.Bundles;
using Workflows.Persistence.Cases;
using Workflows.Persistence.Changes;
using Workflows.Persistence.Files;
using Workflows.Persistence.Mail;
using Workflows.Persistence.People;
using Workflows.Persistence.Publications;
using Workflows.Persistence.Rules;
using Workflows.Statute.Deadlines;

namespace Workflows.Persistence.Database;

/// <summary>The one mapping, for both dialects.</summary>
internal sealed class WorkflowContext(DbContextOptions<WorkflowContext> options) : DbContext(options)
{
    public DbSet<CaseEventRow> Events => Set<CaseEventRow>();

    public DbSet<CaseRow> Cases => Set<CaseRow>();

    public DbSet<TaskRow> Tasks => Set<TaskRow>();

    public DbSet<DeadlineRow> Deadlines => Set<DeadlineRow>();

    public DbSet<ReckoningRow> Reckonings => Set<ReckoningRow>();

    public DbSet<TimerRow> Timers => Set<TimerRow>();

    public DbSet<ClaimRow> Claims => Set<ClaimRow>();

    public DbSet<NumberSeriesRow> NumberSeries => Set<NumberSeriesRow>();

    public DbSet<ReceiptRow> Receipts => Set<ReceiptRow>();

    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    public DbSet<MessageRow> Messages => Set<MessageRow>();

    public DbSet<PublicationRow> Publications => Set<PublicationRow>();

    public DbSet<FileRow> Files => Set<FileRow>();

    public DbSet<BundleRow> Bundles => Set<BundleRow>();

    public DbSet<AccountRow> Accounts => Set<AccountRow>();

    public DbSet<DeadlineChangeRow> Changes => Set<DeadlineChangeRow>();

    public DbSet<ChangePreviewRow> ChangePreviews => Set<ChangePreviewRow>();

    public DbSet<ChangeMovesRow> ChangeMoves => Set<ChangeMovesRow>();

    public DbSet<ChangeCaseRow> ChangeCases => Set<ChangeCaseRow>();

    public DbSet<ChangeOvertakenRow> ChangesOvertaken => Set<ChangeOvertakenRow>();

    public DbSet<DelegationRow> Delegations => Set<DelegationRow>();

    public DbSet<RuleConfirmationRow> RuleConfirmations => Set<RuleConfirmationRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcMilliseconds, SameInstant>();
        configurationBuilder.Properties<CaseId>().HaveConversion<CaseIdText>();
        configurationBuilder.Properties<CaseStatus>().HaveConversion<LowerCaseName<CaseStatus>>();
        configurationBuilder.Properties<DeadlineStatus>().HaveConversion<LowerCaseName<DeadlineStatus>>();
        configurationBuilder.Properties<DeadlineOwner>().HaveConversion<LowerCaseName<DeadlineOwner>>();
        configurationBuilder.Properties<MoveCause>().HaveConversion<LowerCaseName<MoveCause>>();
        configurationBuilder.Properties<MissedMeans>().HaveConversion<LowerCaseName<MissedMeans>>();
        configurationBuilder.Properties<MailState>().HaveConversion<LowerCaseName<MailState>>();
        configurationBuilder.Properties<PublicationState>().HaveConversion<LowerCaseName<PublicationState>>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder
        .ApplyConfiguration(new CaseEventRowConfiguration())
        .ApplyConfiguration(new CaseRowConfiguration())
        .ApplyConfiguration(new TaskRowConfiguration())
        .ApplyConfiguration(new DeadlineRowConfiguration())
        .ApplyConfiguration(new ReckoningRowConfiguration())
        .ApplyConfiguration(new TimerRowConfiguration())
        .ApplyConfiguration(new ClaimRowConfiguration())
        .ApplyConfiguration(new NumberSeriesRowConfiguration())
        .ApplyConfiguration(new ReceiptRowConfiguration())
        .ApplyConfiguration(new OutboxRowConfiguration())
        .ApplyConfiguration(new MessageRowConfiguration())
        .ApplyConfiguration(new PublicationRowConfiguration())
        .ApplyConfiguration(new FileRowConfiguration())
        .ApplyConfiguration(new BundleRowConfiguration())
        .ApplyConfiguration(new AccountRowConfiguration())
        .ApplyConfiguration(new DeadlineChangeRowConfiguration())
        .ApplyConfiguration(new ChangePreviewRowConfiguration())
        .ApplyConfiguration(new ChangeMovesRowConfiguration())
        .ApplyConfiguration(new ChangeCaseRowConfiguration())
        .ApplyConfiguration(new ChangeOvertakenRowConfiguration())
        .ApplyConfiguration(new DelegationRowConfiguration())
        .ApplyConfiguration(new RuleConfirmationRowConfiguration());
}
