namespace PlanningPoker.Tests.Transfer;

/// <summary>Columns are named in the language of their tracker.</summary>
public class HeaderLanguageTests
{
    [Theory]
    [InlineData("Zusammenfassung,Vorgangsschlüssel,Vorgangs-ID,Vorgangstyp,Status,Beschreibung,Benutzerdefinierte Felder (Story Points)")]
    [InlineData("Résumé,Clé de ticket,ID de ticket,Type de ticket,État,Description,Champs personnalisés (Story Points)")]
    [InlineData("Resumen,Clave de incidencia,ID de la incidencia,Tipo de Incidencia,Estado,Descripción,Campo personalizado (Story Points)")]
    [InlineData("Resumo,Chave da item,ID da item,Tipo de item,Status,Descrição,Campo personalizado (Story Points)")]
    [InlineData("Riepilogo,Chiave segnalazione,ID segnalazione,Tipo segnalazione,Stato,Descrizione,Campo personalizzato (Story Points)")]
    [InlineData("Samenvatting,Issuesleutel,Issue-id,Issuetype,Status,Beschrijving,Aangepast veld (Story Points)")]
    [InlineData("Podsumowanie,Klucz zgłoszenia,Id. zgłoszenia,Typ zgłoszenia,Status,Opis,Pole niestandardowe (Story Points)")]
    [InlineData("Тема,Ключ проблемы,ID задачи,Тип запроса,Статус,Описание,Пользовательское поле (Story Points)")]
    [InlineData("Підсумок,Ключ проблеми,ID задачі,Тип,Статус,Опис,Користувацьке поле (Story Points)")]
    [InlineData("要約,課題キー,課題 ID,課題タイプ,ステータス,説明,カスタムフィールド (Story Points)")]
    [InlineData("요약,이슈 키,이슈 ID,이슈 유형,상태,설명,사용자정의 필드 (Story Points)")]
    [InlineData("概要,问题关键字,问题ID,问题类型,状态,描述,自定义字段 (Story Points)")]
    [InlineData("摘要,議題金鑰,議題 ID,議題類型,狀態,描述,自訂欄位 (Story Points)")]
    [InlineData("Souhrn,Klíč požadavku,ID požadavku,Typ,Stav,Popis,Vlastní pole (Story Points)")]
    [InlineData("Sammanfattning,Ärendenyckel,Ärende-ID,Typ,Status,Beskrivning,Anpassat fält (Story Points)")]
    [InlineData("Yhteenveto,Tapahtuman avain,Tapahtuman tunnus,Tyyppi,Tila,Kuvaus,Mukautettu kenttä (Story Points)")]
    [InlineData("Özet,Talep anahtarı,Talep kimliği,Tür,Durum,Açıklama,Özel alan (Story Points)")]
    [InlineData("Összefoglaló,Feladatkulcs,Feladat azonosító,Típus,Állapot,Leírás,Egyéni mező (Story Points)")]
    [InlineData("Rezumat,Cheie,ID tichet,Tip,Stare,Descriere,Câmp personalizat (Story Points)")]
    [InlineData("Sammendrag,Saksnøkkel,Saks-ID,Type,Status,Beskrivelse,Egendefinert felt (Story Points)")]
    [InlineData("Zhrnutie,Kľúč,ID úlohy,Typ,Stav,Popis,Vlastné pole (Story Points)")]
    [InlineData("Tóm tắt,Khóa,ID,Loại,Trạng thái,Mô tả,Trường tùy chỉnh (Story Points)")]
    public void An_export_of_Jira_is_read_in_every_language(string header)
    {
        var import = SampleFiles.Read($"{header}\nRemind the reader,LIB-11,20011,Story,Open,A mail,3\n");

        Assert.Equal(["LIB-11 Remind the reader: A mail"], import.Rows.Select(SampleFiles.TextOf));
        Assert.Equal(["title", "key", "description"], import.Columns.Select(column => column.Field).OfType<string>());
    }

    [Theory]
    [InlineData("#;Projekt;Tracker;Status;Thema;Beschreibung")]
    [InlineData("#;Projet;Tracker;Statut;Sujet;Description")]
    [InlineData("#;Proyecto;Tipo;Estado;Asunto;Descripción")]
    [InlineData("#;プロジェクト;トラッカー;ステータス;題名;説明")]
    [InlineData("#;Проект;Трекер;Статус;Тема;Описание")]
    [InlineData("#;Projekt;Typ zagadnienia;Status;Temat;Opis")]
    [InlineData("#;项目;跟踪;状态;主题;描述")]
    [InlineData("#;프로젝트;유형;상태;제목;설명")]
    [InlineData("#;Proje;İş tipi;Durum;Konu;Açıklama")]
    [InlineData("#;திட்டம்;தடம்;நிலை;பொருள்;விளக்கம்")]
    [InlineData("#;المشروع;نظام التتبع;الحالة;الموضوع;الوصف")]
    public void An_export_of_Redmine_is_read_in_every_language(string header) =>
        Assert.Equal(
            ["41 Remind the reader: A mail"],
            SampleFiles.Read($"{header}\n41;Library;Feature;New;Remind the reader;A mail\n").Rows.Select(SampleFiles.TextOf));

    [Theory]
    [InlineData("ID,Arbeitselementtyp,Titel,Zustand,Zugewiesen an")]
    [InlineData("ID,Type d'élément de travail,Titre,État,Assigné à")]
    [InlineData("Id.,Tipo de elemento de trabajo,Título,Estado,Asignado a")]
    [InlineData("ID,作業項目の種類,タイトル,状態,担当者")]
    [InlineData("ID,작업 항목 유형,제목,상태,할당 대상")]
    [InlineData("ID,工作项类型,标题,状态,指派给")]
    [InlineData("ID,Typ pracovní položky,Název,Stav,Přiřazeno")]
    [InlineData("ID,Typ elementu roboczego,Tytuł,Stan,Przypisane do")]
    [InlineData("ID,Тип рабочего элемента,Название,Состояние,Кому назначено")]
    [InlineData("ID,İş Öğesi Türü,Başlık,Durum,Atanan")]
    public void A_query_of_Azure_is_read_in_every_language(string header) =>
        Assert.Equal(
            ["41 Remind the reader"],
            SampleFiles.Read($"{header}\n41,User Story,Remind the reader,New,\n").Rows.Select(SampleFiles.TextOf));

    [Theory]
    [InlineData("story_summary")]
    [InlineData("StorySummary")]
    [InlineData("Story: summary *")]
    [InlineData("Issue Summary")]
    [InlineData("Work Item Title")]
    [InlineData("User Story Title")]
    [InlineData("Bug summary")]
    [InlineData("Title (required)")]
    [InlineData("TICKET-NAME")]
    [InlineData("Vorgangstitel")]
    [InlineData("Titre du ticket")]
    [InlineData("Título de la tarea")]
    [InlineData("チケットのタイトル")]
    [InlineData("Název úkolu")]
    public void The_name_of_the_title_is_a_group_of_words(string title) =>
        Assert.Equal(
            ["7 Remind the reader"],
            SampleFiles.Read($"id_issue,Parent summary,{title},Epic Name,Project name,Reporter\n7,x,Remind the reader,y,z,Ann\n").Rows
                .Select(SampleFiles.TextOf));

    [Theory]
    [InlineData("Issue key", "Issue id")]
    [InlineData("Task Custom ID", "Task ID")]
    [InlineData("Key", "ID")]
    [InlineData("Bug ID", "Product")]
    [InlineData("#", "Project")]
    [InlineData("№", "Project")]
    [InlineData("issue_number", "Project")]
    [InlineData("IssueKey", "Parent id")]
    [InlineData("Ticket", "Status")]
    [InlineData("Identifier", "Team")]
    public void The_best_name_of_the_key_is_taken(string key, string other) =>
        Assert.Equal("US-1", SampleFiles.Read($"{other},{key},Title\nX-9,US-1,One\nX-8,US-2,Two").Rows[0].Draft.Key);
}
