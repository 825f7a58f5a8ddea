<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh">
<context>
    <name>AboutCard</name>
    <message>
        <source>About Atelier</source>
        <translation>关于 Atelier</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>版本 {version}</translation>
    </message>
    <message>
        <source>Write, paint and compose with models on your own computer. Nothing you make or type leaves it.</source>
        <translation>用自己电脑上的模型写作、绘画和作曲。制作和输入的一切都不会离开这台电脑。</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. Letters by Inter, icons by Phosphor, voice by eSpeak NG.</source>
        <translation>自由软件，遵循 GNU 通用公共许可证第 3 版或更新版本。字体来自 Inter，图标来自 Phosphor，语音来自 eSpeak NG。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Put this away</source>
        <translation>收起</translation>
    </message>
</context>
<context>
    <name>AmountRow</name>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Let Atelier decide</source>
        <translation>由 Atelier 决定</translation>
    </message>
</context>
<context>
    <name>ArrivalBar</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop after the file that is read now</source>
        <translation>读完这个文件就停下</translation>
    </message>
    <message>
        <source>Looking for files…</source>
        <translation>正在查找文件…</translation>
    </message>
    <message>
        <source>Bringing in {number} of {count}: {name}</source>
        <translation>正在导入第 {number} 个，共 {count} 个：{name}</translation>
    </message>
</context>
<context>
    <name>AudioForm</name>
    <message>
        <source>Takes</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>How many to make, each with a seed of its own</source>
        <translation>制作多少个，各用不同的种子</translation>
    </message>
    <message>
        <source>Make</source>
        <translation>制作</translation>
    </message>
    <message>
        <source>There is no model for this yet.</source>
        <translation>还没有用于此项的模型。</translation>
    </message>
    <message>
        <source>Add one on the Models page, then make this again.</source>
        <translation>请在“模型”页添加一个，再重新制作。</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>语音</translation>
    </message>
    <message>
        <source>Have a text read aloud</source>
        <translation>朗读一段文字</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>音乐</translation>
    </message>
    <message>
        <source>Have a tune made</source>
        <translation>作一首曲子</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Have a sound made, such as rain</source>
        <translation>制作一段声音，例如雨声</translation>
    </message>
    <message>
        <source>Have the text read aloud</source>
        <translation>朗读这段文字</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>朗读</translation>
    </message>
    <message>
        <source>Read aloud {count} times</source>
        <translation>朗读 {count} 次</translation>
    </message>
    <message>
        <source>Have the music made</source>
        <translation>制作这段音乐</translation>
    </message>
    <message>
        <source>Make a take</source>
        <translation>制作 1 个片段</translation>
    </message>
    <message>
        <source>Make {count} takes</source>
        <translation>制作 {count} 个片段</translation>
    </message>
    <message>
        <source>Have the sound made</source>
        <translation>制作这段声音</translation>
    </message>
    <message>
        <source>Make a sound</source>
        <translation>制作声音</translation>
    </message>
    <message>
        <source>Make {count} sounds</source>
        <translation>制作 {count} 段声音</translation>
    </message>
</context>
<context>
    <name>AudioTab</name>
    <message>
        <source>Audio</source>
        <translation>音频</translation>
    </message>
    <message>
        <source>Make what the form asks for</source>
        <translation>按表单制作</translation>
    </message>
    <message>
        <source>Read aloud, or make the takes</source>
        <translation>朗读，或制作片段</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>Hear the take that is shown</source>
        <translation>播放当前片段</translation>
    </message>
    <message>
        <source>Go to the start</source>
        <translation>回到开头</translation>
    </message>
    <message>
        <source>Hear the take from its start</source>
        <translation>从头播放片段</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>Play it again and again</source>
        <translation>反复播放</translation>
    </message>
    <message>
        <source>Save the take as…</source>
        <translation>片段另存为…</translation>
    </message>
    <message>
        <source>WAV, FLAC, OGG, MP3 or MIDI</source>
        <translation>WAV、FLAC、OGG、MP3 或 MIDI</translation>
    </message>
    <message>
        <source>Export the take…</source>
        <translation>导出片段…</translation>
    </message>
    <message>
        <source>In any format, with or without its recipe</source>
        <translation>任何格式，配方可带可不带</translation>
    </message>
    <message>
        <source>Save the notes</source>
        <translation>保存音符</translation>
    </message>
    <message>
        <source>As a MIDI file, for other music programs</source>
        <translation>存为 MIDI 文件，供其他音乐程序使用</translation>
    </message>
    <message>
        <source>Vary the take</source>
        <translation>换种子重做片段</translation>
    </message>
    <message>
        <source>Make it again with another seed</source>
        <translation>换一个种子重新制作</translation>
    </message>
    <message>
        <source>Use the recipe of the take</source>
        <translation>使用片段的配方</translation>
    </message>
    <message>
        <source>Fill the form as it was made</source>
        <translation>按制作时的设置填写表单</translation>
    </message>
    <message>
        <source>Bring back the take</source>
        <translation>找回片段</translation>
    </message>
    <message>
        <source>Undo taking it off the list</source>
        <translation>撤销移出列表</translation>
    </message>
    <message>
        <source>Make speech</source>
        <translation>制作语音</translation>
    </message>
    <message>
        <source>Have a text read aloud</source>
        <translation>朗读一段文字</translation>
    </message>
    <message>
        <source>Make music</source>
        <translation>制作音乐</translation>
    </message>
    <message>
        <source>Have a tune made</source>
        <translation>作一首曲子</translation>
    </message>
    <message>
        <source>Make a sound</source>
        <translation>制作声音</translation>
    </message>
    <message>
        <source>Such as rain</source>
        <translation>例如雨声</translation>
    </message>
</context>
<context>
    <name>Bars</name>
    <message>
        <source>Press where to listen; arrow keys go back and on</source>
        <translation>点击要听的位置；方向键后退和前进</translation>
    </message>
</context>
<context>
    <name>BeforeBox</name>
    <message>
        <source>Goes on from</source>
        <translation>从这里续写</translation>
    </message>
    <message>
        <source>Nothing yet: put the cursor after some words.</source>
        <translation>还没有内容：请把光标放到文字后面。</translation>
    </message>
    <message>
        <source>The last words before the cursor, from which the model goes on</source>
        <translation>光标前的最后几个词，模型从这里续写</translation>
    </message>
</context>
<context>
    <name>Bringing</name>
    <message>
        <source>Bring in files</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Pictures, sounds, notes and texts ({kinds})</source>
        <translation>图片、声音、乐谱和文字 ({kinds})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>{count} files are in the library now.</source>
        <translation>已导入 {count} 个文件。</translation>
    </message>
    <message>
        <source>No new file came in.</source>
        <translation>没有新文件导入。</translation>
    </message>
    <message>
        <source>It is in the library now.</source>
        <translation>已导入作品库。</translation>
    </message>
    <message>
        <source>The rest was left out.</source>
        <translation>其余的没有导入。</translation>
    </message>
    <message>
        <source>One was here already.</source>
        <translation>有一个早已在库中。</translation>
    </message>
    <message>
        <source>{count} were here already.</source>
        <translation>有 {count} 个早已在库中。</translation>
    </message>
    <message>
        <source>One file is of a kind the library does not keep.</source>
        <translation>有一个文件不是作品库能保存的类型。</translation>
    </message>
    <message>
        <source>{count} files are of a kind the library does not keep.</source>
        <translation>有 {count} 个文件不是作品库能保存的类型。</translation>
    </message>
    <message>
        <source>{count} more could not be read.</source>
        <translation>还有 {count} 个无法读取。</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Find an action</source>
        <translation>查找操作</translation>
    </message>
    <message>
        <source>What would you like to do?</source>
        <translation>想做什么？</translation>
    </message>
    <message>
        <source>Type a few letters of it, or the first letters of its words</source>
        <translation>输入操作名称中的几个字</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Arrows choose, Enter does it</source>
        <translation>方向键选择，回车键执行</translation>
    </message>
    <message>
        <source>Nothing is called that. Try another word.</source>
        <translation>没有这样的操作。请换个词试试。</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Two works beside each other</source>
        <translation>两件作品并排</translation>
    </message>
    <message>
        <source>Fit both</source>
        <translation>都显示全图</translation>
    </message>
    <message>
        <source>Show the whole of both pictures</source>
        <translation>完整显示两张图片</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>The recipes are the same.</source>
        <translation>两份配方相同。</translation>
    </message>
</context>
<context>
    <name>CountRow</name>
    <message>
        <source>Fewer</source>
        <translation>减少</translation>
    </message>
    <message>
        <source>One less</source>
        <translation>减少一个</translation>
    </message>
    <message>
        <source>More</source>
        <translation>增加</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>增加一个</translation>
    </message>
</context>
<context>
    <name>CredentialsBox</name>
    <message>
        <source>Recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>The model, seed and settings it was made with</source>
        <translation>制作时用的模型、种子和设置</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>The words it was asked for with</source>
        <translation>请求时写的话</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>A C2PA signature by the key of this computer</source>
        <translation>用这台电脑的密钥作 C2PA 签名</translation>
    </message>
    <message>
        <source>Label for China</source>
        <translation>AI 生成内容标识（中国）</translation>
    </message>
    <message>
        <source>The field that GB 45438-2025 asks for</source>
        <translation>GB 45438-2025 要求的字段</translation>
    </message>
    <message>
        <source>That a model took part is always said, in fields other programs read.</source>
        <translation>有模型参与这一点总会写明，写在其他程序会读的字段里。</translation>
    </message>
    <message>
        <source>There is no recipe to put into the file.</source>
        <translation>没有可以写入文件的配方。</translation>
    </message>
    <message>
        <source>Dropped on Atelier, those with a recipe can be made again.</source>
        <translation>把文件拖到 Atelier 上，有配方的就能再做一次。</translation>
    </message>
    <message>
        <source>The file carries no prompt.</source>
        <translation>文件不带提示词。</translation>
    </message>
    <message>
        <source>Whoever has the file can read your words.</source>
        <translation>拿到文件的人都能读到你写的话。</translation>
    </message>
    <message>
        <source>Your words stay here. The file cannot be made again from itself.</source>
        <translation>你写的话留在这里。无法从文件本身再做一次。</translation>
    </message>
    <message>
        <source>No model is known to have taken part, so there is nothing to label.</source>
        <translation>不知道是否有模型参与，所以没有需要标识的内容。</translation>
    </message>
    <message>
        <source>Services in China find the label they ask for.</source>
        <translation>中国的平台能找到它们要求的标识。</translation>
    </message>
    <message>
        <source>Only needed for files that are published in China.</source>
        <translation>只有在中国发布的文件才需要。</translation>
    </message>
    <message>
        <source>A file of several works carries no recipe.</source>
        <translation>含多件作品的文件不带配方。</translation>
    </message>
    <message>
        <source>Dropped on Atelier, the file can be made again.</source>
        <translation>把文件拖到 Atelier 上，就能再做一次。</translation>
    </message>
    <message>
        <source>The file cannot be made again from itself, and hides how it was made.</source>
        <translation>无法从文件本身再做一次，也看不出是怎么做的。</translation>
    </message>
    <message>
        <source>This format cannot be signed.</source>
        <translation>这种格式不能签名。</translation>
    </message>
    <message>
        <source>No model is known to have taken part, so the file is not signed.</source>
        <translation>不知道是否有模型参与，所以文件不签名。</translation>
    </message>
    <message>
        <source>Nobody can check whether the file was changed on its way.</source>
        <translation>谁也查不出文件在途中有没有被改动。</translation>
    </message>
    <message>
        <source>Changes show later. Only some of these formats can be signed.</source>
        <translation>日后能看出改动。这些格式中只有一部分可以签名。</translation>
    </message>
    <message>
        <source>Changes show later. Works of unknown making are not signed.</source>
        <translation>日后能看出改动。来历不明的作品不签名。</translation>
    </message>
    <message>
        <source>Everybody can check whether the file was changed on its way.</source>
        <translation>任何人都能查出文件在途中有没有被改动。</translation>
    </message>
</context>
<context>
    <name>Curtain</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Back to all works</source>
        <translation>回到全部作品</translation>
    </message>
</context>
<context>
    <name>DateMenu</name>
    <message>
        <source>Dates</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Show works of a time only</source>
        <translation>只显示某段时间的作品</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>this week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>last week</source>
        <translation>上周</translation>
    </message>
    <message>
        <source>this month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>last month</source>
        <translation>上个月</translation>
    </message>
    <message>
        <source>this year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>last year</source>
        <translation>去年</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>任何时间</translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>JPEG picture (*.jpg *.jpeg)</source>
        <translation>JPEG 图片 (*.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>WebP picture (*.webp)</source>
        <translation>WebP 图片 (*.webp)</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已保存为 {name}</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>保存副本</translation>
    </message>
    <message>
        <source>Empty the trash?</source>
        <translation>清空回收站？</translation>
    </message>
    <message>
        <source>The files move to the system&apos;s trash, and the library forgets the works.</source>
        <translation>文件会移到系统的回收站，作品库不再记得这些作品。</translation>
    </message>
    <message>
        <source>Empty it</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>已保存为 {name}。</translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation>回收站已清空。</translation>
    </message>
    <message>
        <source>Taken off the list.</source>
        <translation>已从列表中移除。</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Saved as {name}</source>
        <translation>已保存为 {name}</translation>
    </message>
    <message>
        <source>{rate} kHz mono</source>
        <translation>{rate} kHz 单声道</translation>
    </message>
    <message>
        <source>{rate} kHz stereo</source>
        <translation>{rate} kHz 立体声</translation>
    </message>
    <message>
        <source>{rate} kHz, {count} channels</source>
        <translation>{rate} kHz，{count} 声道</translation>
    </message>
</context>
<context>
    <name>Detail</name>
    <message>
        <source>Rating</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Rate it; keys 0 to 5 do the same</source>
        <translation>给它评分；按 0 到 5 键也行</translation>
    </message>
    <message>
        <source>Noted in the file</source>
        <translation>文件里的记录</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>{count} works chosen</source>
        <translation>已选 {count} 件作品</translation>
    </message>
</context>
<context>
    <name>DetailFoot</name>
    <message>
        <source>Make {count} again</source>
        <translation>重新制作 {count} 件</translation>
    </message>
    <message>
        <source>Make again</source>
        <translation>重新制作</translation>
    </message>
    <message>
        <source>None of them can be made again: they were brought in.</source>
        <translation>这些都是导入的，无法重新制作。</translation>
    </message>
    <message>
        <source>Its file has no recipe, so it cannot be made again.</source>
        <translation>文件里没有配方，所以无法重新制作。</translation>
    </message>
    <message>
        <source>It was made with {program}. Use its recipe, and choose a model you have.</source>
        <translation>它是用 {program} 做的。请点“使用配方”，再选一个已安装的模型。</translation>
    </message>
    <message>
        <source>The same recipe once more; the result is the same</source>
        <translation>按同一配方再做一次，结果相同</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Out of the trash, with everything in place</source>
        <translation>从回收站取回，一切如旧</translation>
    </message>
    <message>
        <source>Vary</source>
        <translation>换种子</translation>
    </message>
    <message>
        <source>The same recipe with another seed</source>
        <translation>同一份配方，换一个种子</translation>
    </message>
    <message>
        <source>Use its recipe</source>
        <translation>使用配方</translation>
    </message>
    <message>
        <source>Open it in the form that makes such things, ready to be changed</source>
        <translation>在相应的表单中打开，可以再作修改</translation>
    </message>
    <message>
        <source>Use its prompt</source>
        <translation>使用提示词</translation>
    </message>
    <message>
        <source>Only its words; the form stays as it is otherwise</source>
        <translation>只取文字，表单其余不变</translation>
    </message>
    <message>
        <source>Show large</source>
        <translation>大图查看</translation>
    </message>
    <message>
        <source>Over the whole tab; arrow keys go on</source>
        <translation>占满整个标签页；方向键换下一件</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Two works side by side</source>
        <translation>两件作品并排</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Show the file in its folder</source>
        <translation>在所在文件夹中显示文件</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy it to paste it elsewhere</source>
        <translation>复制后可粘贴到别处</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>保存副本</translation>
    </message>
    <message>
        <source>Save a copy in another place</source>
        <translation>在别处保存一份副本</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>In any format, with or without its recipe</source>
        <translation>任何格式，配方可带可不带</translation>
    </message>
    <message>
        <source>Take out of the collection</source>
        <translation>从合集中移出</translation>
    </message>
    <message>
        <source>Take it out of the collection that is shown; it stays in the library</source>
        <translation>从正在显示的合集中移出；作品仍留在作品库</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>It can be brought back from there</source>
        <translation>可以从那里取回</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Copy the facts</source>
        <translation>复制信息</translation>
    </message>
    <message>
        <source>Copy all of this as text</source>
        <translation>把这些信息复制为文字</translation>
    </message>
    <message>
        <source>Use its recipe</source>
        <translation>使用配方</translation>
    </message>
    <message>
        <source>Fill the form with how this was made, and its seed</source>
        <translation>按制作时的设置和种子填写表单</translation>
    </message>
    <message>
        <source>Start from it</source>
        <translation>以它为起点</translation>
    </message>
    <message>
        <source>Make a new picture out of this one</source>
        <translation>用这张图片制作新图片</translation>
    </message>
    <message>
        <source>What a picture was made with stands here.</source>
        <translation>这里显示图片是怎样制作的。</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>Nothing asked yet.</source>
        <translation>还没有记录。</translation>
    </message>
    <message>
        <source>, {count} pictures</source>
        <translation>，{count} 张</translation>
    </message>
    <message>
        <source>Avoid</source>
        <translation>避免</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>改动幅度</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>引导强度</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>On</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>{percent} % of a picture</source>
        <translation>图片的 {percent} %</translation>
    </message>
    <message>
        <source>{seconds:.1f} s</source>
        <translation>{seconds:.1f} 秒</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} 分 {seconds} 秒</translation>
    </message>
</context>
<context>
    <name>DeviceLabel</name>
    <message>
        <source>Another window is at work</source>
        <translation>另一个窗口正在工作</translation>
    </message>
    <message>
        <source>{used:.1f} of {total:.0f} GB</source>
        <translation>{used:.1f} / {total:.0f} GB</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>{device}: what computes, and how much of its memory is in use</source>
        <translation>{device}：正在使用的计算设备及其内存用量</translation>
    </message>
</context>
<context>
    <name>DragHandle</name>
    <message>
        <source>Drag out</source>
        <translation>拖出</translation>
    </message>
    <message>
        <source>Drag it from here into a folder or another program</source>
        <translation>从这里拖到文件夹或其他程序中</translation>
    </message>
</context>
<context>
    <name>DropHint</name>
    <message>
        <source>Drop it to open its recipe</source>
        <translation>松开即可打开它的配方</translation>
    </message>
    <message>
        <source>Drop it to start from this picture</source>
        <translation>松开即以这张图片为起点</translation>
    </message>
    <message>
        <source>Drop it to use these words</source>
        <translation>松开即使用这些文字</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Make this now</source>
        <translation>现在就制作这个</translation>
    </message>
</context>
<context>
    <name>Enhancer</name>
    <message>
        <source>There is no text model that could do this.</source>
        <translation>没有能做这件事的文字模型。</translation>
    </message>
    <message>
        <source>Put one into the models folder.</source>
        <translation>请把模型放到模型文件夹里。</translation>
    </message>
    <message>
        <source>Turn this idea into one rich prompt for a picture, in its own language: subject, details, light, colours, medium, mood. Answer with the prompt only. The idea: {idea}</source>
        <translation>把这个想法扩写成一条丰富的图片提示词，使用想法本身的语言，写出主体、细节、光线、色彩、媒介和氛围。只回答提示词。想法：{idea}</translation>
    </message>
</context>
<context>
    <name>ErrorCard</name>
    <message>
        <source>Copy the message</source>
        <translation>复制这条消息</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Put the message away</source>
        <translation>收起这条消息</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Show the models</source>
        <translation>查看模型</translation>
    </message>
    <message>
        <source>Open the settings</source>
        <translation>打开设置</translation>
    </message>
</context>
<context>
    <name>Examples</name>
    <message>
        <source>The harbour lies quiet, and the lamp turns slowly over the water.</source>
        <translation>月光照在安静的港湾上，灯塔慢慢地转动。</translation>
    </message>
    <message>
        <source>Rain on a tin roof, far thunder</source>
        <translation>雨打铁皮屋顶，远处有雷声</translation>
    </message>
    <message>
        <source>Waves on a pebble beach at night</source>
        <translation>夜晚，海浪拍打卵石滩</translation>
    </message>
    <message>
        <source>A calm waltz for piano and strings</source>
        <translation>平静的钢琴与弦乐圆舞曲</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>{path} is not a whole path.</source>
        <translation>{path} 不是完整的路径。</translation>
    </message>
    <message>
        <source>Begin at the top, or press Choose.</source>
        <translation>请从根目录写起（如 C:\ 或 /），或按“选择”。</translation>
    </message>
    <message>
        <source>{title}: {message}</source>
        <translation>{title}：{message}</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation>内容凭证</translation>
    </message>
</context>
<context>
    <name>ExportFormats</name>
    <message>
        <source>Plain text</source>
        <translation>纯文本</translation>
    </message>
    <message>
        <source>Small files for the web, also animated</source>
        <translation>适合网络的小文件，也可以是动画</translation>
    </message>
    <message>
        <source>An animation that plays everywhere, 256 colours</source>
        <translation>到处都能播放的动画，256 色</translation>
    </message>
    <message>
        <source>Every pixel as it is, for the screen and for editing</source>
        <translation>每个像素原样保留，适合屏幕和继续编辑</translation>
    </message>
    <message>
        <source>Opens everywhere, small; without transparency</source>
        <translation>到处都能打开，体积小；不支持透明</translation>
    </message>
    <message>
        <source>Small files for the web</source>
        <translation>适合网络的小文件</translation>
    </message>
    <message>
        <source>The smallest files, for newer programs</source>
        <translation>文件最小，给较新的程序</translation>
    </message>
    <message>
        <source>Every pixel as it is, for print and archives</source>
        <translation>每个像素原样保留，适合印刷和存档</translation>
    </message>
    <message>
        <source>For Photoshop and its kin, as layers</source>
        <translation>给 Photoshop 一类的程序，分图层</translation>
    </message>
    <message>
        <source>For Krita, GIMP and MyPaint, as layers</source>
        <translation>给 Krita、GIMP 和 MyPaint，分图层</translation>
    </message>
    <message>
        <source>Pages to print or to send</source>
        <translation>可打印、可寄送的页面</translation>
    </message>
    <message>
        <source>Opens everywhere, 256 colours</source>
        <translation>到处都能打开，256 色</translation>
    </message>
    <message>
        <source>The whole sound in half the space</source>
        <translation>完整的声音，只占一半空间</translation>
    </message>
    <message>
        <source>The whole sound, 24 bits, for every audio program</source>
        <translation>完整的声音，24 位，适合所有音频程序</translation>
    </message>
    <message>
        <source>Plays everywhere, small</source>
        <translation>到处都能播放，体积小</translation>
    </message>
    <message>
        <source>Small, for games and the web</source>
        <translation>体积小，适合游戏和网络</translation>
    </message>
    <message>
        <source>The smallest that still sounds right</source>
        <translation>音质仍好的最小文件</translation>
    </message>
    <message>
        <source>Small, for phones and video programs</source>
        <translation>体积小，适合手机和视频程序</translation>
    </message>
    <message>
        <source>The notes, for music programs</source>
        <translation>音符，给音乐程序用</translation>
    </message>
    <message>
        <source>Text with its headings and emphasis</source>
        <translation>带标题和强调的文字</translation>
    </message>
    <message>
        <source>Text as it was typed</source>
        <translation>原样文字，不带格式</translation>
    </message>
    <message>
        <source>One page for the web, complete in itself</source>
        <translation>一个独立完整的网页</translation>
    </message>
    <message>
        <source>For Word, LibreOffice and Pages</source>
        <translation>给 Word、LibreOffice 和 Pages</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Show all works</source>
        <translation>显示全部作品</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Show texts only</source>
        <translation>只显示文字</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Show pictures only</source>
        <translation>只显示图片</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>音频</translation>
    </message>
    <message>
        <source>Show speech, music and sounds only</source>
        <translation>只显示语音、音乐和声音</translation>
    </message>
    <message>
        <source>At least so many stars</source>
        <translation>至少这么多星</translation>
    </message>
    <message>
        <source>Show works with so many stars or more; press again for all</source>
        <translation>显示这么多星及以上的作品；再按一次显示全部</translation>
    </message>
    <message>
        <source>Find: words, #tag, model:name, ★★★, last month</source>
        <translation>查找：文字、#标签、模型:名称、★★★、上个月</translation>
    </message>
    <message>
        <source>Words of the prompt or of a text, in any order, and terms such as #sea, model:name, kind:picture, rating:&gt;=4, 2026-11, yesterday, in:&quot;a collection&quot;</source>
        <translation>提示词或文字中的词，顺序不限；也可写 #海、模型:名称、类型:图片、评分:&gt;=4、2026-11、昨天、合集:&quot;名称&quot;</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>搜索</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find on the page</source>
        <translation>在页面中查找</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Words to find on the page</source>
        <translation>要在页面中查找的词</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>The place before (Shift+Enter)</source>
        <translation>前一处（Shift+Enter）</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>The next place (Enter)</source>
        <translation>后一处（Enter）</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Put the bar away (Esc)</source>
        <translation>收起查找栏（Esc）</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} / {count}</translation>
    </message>
    <message>
        <source>{count} found</source>
        <translation>找到 {count} 处</translation>
    </message>
</context>
<context>
    <name>FolderMoves</name>
    <message>
        <source>Files that still lie in {old}: {count}.</source>
        <translation>还留在 {old} 里的文件：{count} 个。</translation>
    </message>
    <message>
        <source>Copy each to {new}, make sure of it, and only then remove it here</source>
        <translation>逐个复制到 {new}，核对无误后才从这里移除</translation>
    </message>
    <message>
        <source>Move them there</source>
        <translation>移过去</translation>
    </message>
    <message>
        <source>Moving files: {percent} %</source>
        <translation>正在移动文件：{percent} %</translation>
    </message>
    <message>
        <source>Files moved: {count}.</source>
        <translation>已移动的文件：{count} 个。</translation>
    </message>
    <message>
        <source>Stayed where they were: {left}.</source>
        <translation>留在原处：{left} 个。</translation>
    </message>
</context>
<context>
    <name>FolderRow</name>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Use the usual folder</source>
        <translation>使用默认文件夹</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Files written so far</source>
        <translation>已经写好的文件</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Show the files in their folder</source>
        <translation>在文件夹中显示这些文件</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Put the dialog away</source>
        <translation>收起对话框</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Write the files</source>
        <translation>写出文件</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop after this file</source>
        <translation>写完这个文件就停</translation>
    </message>
    <message>
        <source>Export {count} files</source>
        <translation>导出 {count} 个文件</translation>
    </message>
    <message>
        <source>{number} of {count}: {title}</source>
        <translation>第 {number} 个，共 {count} 个：{title}</translation>
    </message>
    <message>
        <source>{count} files written.</source>
        <translation>已写出 {count} 个文件。</translation>
    </message>
    <message>
        <source>{name} is written.</source>
        <translation>已写出 {name}。</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>什么也没有写出。</translation>
    </message>
    <message>
        <source>Stopped. {said}</source>
        <translation>已停止。{said}</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>What should the picture show?</source>
        <translation>想画什么？</translation>
    </message>
    <message>
        <source>Enhance</source>
        <translation>润色</translation>
    </message>
    <message>
        <source>Let the text model make a richer prompt</source>
        <translation>让文字模型写出更丰富的提示词</translation>
    </message>
    <message>
        <source>What should not be in it</source>
        <translation>不希望出现的内容</translation>
    </message>
    <message>
        <source>Avoid</source>
        <translation>避免</translation>
    </message>
    <message>
        <source>What the picture should not show</source>
        <translation>画面中不希望出现的内容</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>How often the picture is refined; a double click puts the usual back</source>
        <translation>图片细化的次数；双击恢复默认值</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>引导强度</translation>
    </message>
    <message>
        <source>How strictly the words are followed; a double click puts the usual back</source>
        <translation>遵循提示词的严格程度；双击恢复默认值</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>张数</translation>
    </message>
    <message>
        <source>How many, each with its own seed</source>
        <translation>制作多少张，各用不同的种子</translation>
    </message>
    <message>
        <source>There is no model for pictures yet.</source>
        <translation>还没有图片模型。</translation>
    </message>
    <message>
        <source>Put one into the models folder.</source>
        <translation>请把模型放到模型文件夹里。</translation>
    </message>
    <message>
        <source>Needs a guidance above 1</source>
        <translation>引导强度大于 1 时才有效</translation>
    </message>
    <message>
        <source>The model {model} is not here.</source>
        <translation>这里没有模型 {model}。</translation>
    </message>
    <message>
        <source>{title} will make it instead, and it will look different.</source>
        <translation>将改用 {title} 制作，结果会有所不同。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Make {count} pictures</source>
        <translation>制作 {count} 张图片</translation>
    </message>
    <message>
        <source>Make 1 picture</source>
        <translation>制作 1 张图片</translation>
    </message>
    <message>
        <source>Queue it; more can be asked meanwhile</source>
        <translation>加入队列；期间可以继续添加</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>A haiku about the first snow</source>
        <translation>写一首关于初雪的俳句</translation>
    </message>
    <message>
        <source>Write at the cursor</source>
        <translation>在光标处写</translation>
    </message>
    <message>
        <source>Stop and keep what has come</source>
        <translation>停止，并保留已写出的内容</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>要写什么</translation>
    </message>
    <message>
        <source>There is no model that writes yet.</source>
        <translation>还没有能写作的模型。</translation>
    </message>
    <message>
        <source>The models page says how to add one.</source>
        <translation>“模型”页说明了怎样添加。</translation>
    </message>
    <message>
        <source>There is nothing before the cursor to go on from.</source>
        <translation>光标前没有可以续写的内容。</translation>
    </message>
    <message>
        <source>Write a few words, or put the cursor after some.</source>
        <translation>请写几个词，或把光标放到文字后面。</translation>
    </message>
    <message>
        <source>The prompt is empty.</source>
        <translation>提示词是空的。</translation>
    </message>
    <message>
        <source>Say in a few words what you would like.</source>
        <translation>请用几个词说说想要什么。</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>写作</translation>
    </message>
    <message>
        <source>Write what the prompt asks for, at the cursor</source>
        <translation>按提示词在光标处写</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>续写</translation>
    </message>
    <message>
        <source>Go on from the words before the cursor</source>
        <translation>从光标前的文字接着写</translation>
    </message>
</context>
<context>
    <name>FormatBox</name>
    <message>
        <source>All in one file</source>
        <translation>合成一个文件</translation>
    </message>
    <message>
        <source>As frames, pages or layers of one file</source>
        <translation>作为一个文件的帧、页或图层</translation>
    </message>
    <message>
        <source>Pixels to the inch, which says how large the picture is on paper</source>
        <translation>每英寸的像素数，决定图片印在纸上多大</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>分辨率</translation>
    </message>
    <message>
        <source> dpi</source>
        <translation> dpi</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>位深</translation>
    </message>
    <message>
        <source>Bits of each colour channel</source>
        <translation>每个颜色通道的位数</translation>
    </message>
    <message>
        <source>{bits} bits</source>
        <translation>{bits} 位</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Less is smaller, and shows</source>
        <translation>数值小则文件小，也看得出来</translation>
    </message>
    <message>
        <source>How long each picture stays</source>
        <translation>每张图片停留多久</translation>
    </message>
    <message>
        <source>Each for</source>
        <translation>每张停留</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> 毫秒</translation>
    </message>
    <message>
        <source>Again and again</source>
        <translation>循环播放</translation>
    </message>
    <message>
        <source>Begin anew after the last picture</source>
        <translation>放完最后一张后从头再来</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>The size of the pages</source>
        <translation>页面的大小</translation>
    </message>
    <message>
        <source>A4</source>
        <translation>A4</translation>
    </message>
    <message>
        <source>US Letter</source>
        <translation>信纸（US Letter）</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>100, nothing is lost</source>
        <translation>100，毫无损失</translation>
    </message>
</context>
<context>
    <name>GonePreview</name>
    <message>
        <source>Forget it</source>
        <translation>移除记录</translation>
    </message>
    <message>
        <source>Take it off this list; no file is touched</source>
        <translation>从列表中移除，不会动任何文件</translation>
    </message>
    <message>
        <source>{name} is gone</source>
        <translation>{name} 不见了</translation>
    </message>
    <message>
        <source>It was moved or deleted. Its recipe is still here to make it again.</source>
        <translation>文件已被移动或删除。配方还在，可以重新制作。</translation>
    </message>
</context>
<context>
    <name>ImageTab</name>
    <message>
        <source>Image</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Make pictures</source>
        <translation>制作图片</translation>
    </message>
    <message>
        <source>Queue what the form asks for</source>
        <translation>按表单加入队列</translation>
    </message>
    <message>
        <source>Enhance the prompt</source>
        <translation>润色提示词</translation>
    </message>
    <message>
        <source>Let the text model make a richer prompt</source>
        <translation>让文字模型写出更丰富的提示词</translation>
    </message>
    <message>
        <source>Save the picture as…</source>
        <translation>图片另存为…</translation>
    </message>
    <message>
        <source>Export the picture…</source>
        <translation>导出图片…</translation>
    </message>
    <message>
        <source>In any format, size and depth, with or without its recipe</source>
        <translation>任何格式、尺寸和位深，配方可带可不带</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Vary the picture</source>
        <translation>换种子重做图片</translation>
    </message>
    <message>
        <source>Compare pictures</source>
        <translation>比较图片</translation>
    </message>
    <message>
        <source>Use the picture&apos;s recipe</source>
        <translation>使用图片的配方</translation>
    </message>
    <message>
        <source>Start from the picture</source>
        <translation>以图片为起点</translation>
    </message>
    <message>
        <source>Paste a picture to start from</source>
        <translation>粘贴图片作为起点</translation>
    </message>
    <message>
        <source>Fit the picture</source>
        <translation>图片适合窗口</translation>
    </message>
    <message>
        <source>Actual pixels</source>
        <translation>实际像素</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>See the picture larger</source>
        <translation>放大显示图片</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>See the picture smaller</source>
        <translation>缩小显示图片</translation>
    </message>
    <message>
        <source>Take the picture out of the strip</source>
        <translation>从图片条中移除</translation>
    </message>
    <message>
        <source>It stays in the library, and Ctrl+Z brings it back</source>
        <translation>它仍在图库里，按 Ctrl+Z 可以找回</translation>
    </message>
    <message>
        <source>Bring back the picture</source>
        <translation>找回图片</translation>
    </message>
    <message>
        <source>Undo taking it out of the strip</source>
        <translation>撤销移出图片条</translation>
    </message>
</context>
<context>
    <name>InProject</name>
    <message>
        <source>Take a take off the list</source>
        <translation>把片段移出列表</translation>
    </message>
</context>
<context>
    <name>InitBox</name>
    <message>
        <source>Start from a picture</source>
        <translation>以图片为起点</translation>
    </message>
    <message>
        <source>Drop a picture here, paste one with Ctrl+V, or press to choose a file</source>
        <translation>把图片拖到这里，按 Ctrl+V 粘贴，或点击选择文件</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>改动幅度</translation>
    </message>
    <message>
        <source>How much may change: little keeps the picture, 100 % only takes the size</source>
        <translation>允许改动多少：小则保留原图，100 % 则只沿用尺寸</translation>
    </message>
    <message>
        <source>{size}, masked</source>
        <translation>{size}，带蒙版</translation>
    </message>
    <message>
        <source>The picture to start from</source>
        <translation>作为起点的图片</translation>
    </message>
    <message>
        <source>Match its size</source>
        <translation>使用它的尺寸</translation>
    </message>
    <message>
        <source>Give the new picture the shape of this one</source>
        <translation>让新图片与这张图片形状相同</translation>
    </message>
    <message>
        <source>Remove the picture</source>
        <translation>移除图片</translation>
    </message>
    <message>
        <source>Start from nothing but words</source>
        <translation>只从文字开始</translation>
    </message>
    <message>
        <source>Starts from this</source>
        <translation>以此为起点</translation>
    </message>
</context>
<context>
    <name>InstrumentChips</name>
    <message>
        <source>Instruments</source>
        <translation>乐器</translation>
    </message>
    <message>
        <source>{instrument} leads</source>
        <translation>{instrument}主奏</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Carries the melody. Press to leave it out</source>
        <translation>演奏旋律。点击可去掉</translation>
    </message>
    <message>
        <source>Plays along. Press to leave it out</source>
        <translation>参与伴奏。点击可去掉</translation>
    </message>
    <message>
        <source>At most {count} instruments play together</source>
        <translation>最多 {count} 种乐器合奏</translation>
    </message>
    <message>
        <source>Have it play. The first you choose carries the melody</source>
        <translation>加入这种乐器。最先选的演奏旋律</translation>
    </message>
</context>
<context>
    <name>Instruments</name>
    <message>
        <source>Piano</source>
        <translation>钢琴</translation>
    </message>
    <message>
        <source>Marimba</source>
        <translation>马林巴</translation>
    </message>
    <message>
        <source>Organ</source>
        <translation>风琴</translation>
    </message>
    <message>
        <source>Guitar</source>
        <translation>吉他</translation>
    </message>
    <message>
        <source>Bass</source>
        <translation>贝斯</translation>
    </message>
    <message>
        <source>Strings</source>
        <translation>弦乐</translation>
    </message>
    <message>
        <source>Brass</source>
        <translation>铜管</translation>
    </message>
    <message>
        <source>Clarinet</source>
        <translation>单簧管</translation>
    </message>
    <message>
        <source>Flute</source>
        <translation>长笛</translation>
    </message>
    <message>
        <source>Pad</source>
        <translation>铺底</translation>
    </message>
    <message>
        <source>Music box</source>
        <translation>八音盒</translation>
    </message>
    <message>
        <source>Bells</source>
        <translation>钟琴</translation>
    </message>
    <message>
        <source>Harp</source>
        <translation>竖琴</translation>
    </message>
    <message>
        <source>Choir</source>
        <translation>合唱</translation>
    </message>
    <message>
        <source>Drums</source>
        <translation>鼓</translation>
    </message>
</context>
<context>
    <name>JobBar</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop what is being made now</source>
        <translation>停止正在制作的内容</translation>
    </message>
    <message>
        <source>Ready. Ctrl+K finds everything.</source>
        <translation>就绪。按 Ctrl+K 可查找一切。</translation>
    </message>
</context>
<context>
    <name>JobWords</name>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>getting the model ready</source>
        <translation>正在准备模型</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>beginning</source>
        <translation>正在开始</translation>
    </message>
    <message>
        <source>{step} of up to {of} tokens</source>
        <translation>{step} 个词元，最多 {of} 个</translation>
    </message>
    <message>
        <source>step {step} of {of}</source>
        <translation>第 {step} 步，共 {of} 步</translation>
    </message>
    <message>
        <source>{seconds} s left</source>
        <translation>还需 {seconds} 秒</translation>
    </message>
    <message>
        <source>{minutes} min left</source>
        <translation>还需 {minutes} 分钟</translation>
    </message>
</context>
<context>
    <name>LargeView</name>
    <message>
        <source>Rating</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Rate it; keys 0 to 5 do the same</source>
        <translation>给它评分；按 0 到 5 键也行</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一件</translation>
    </message>
    <message>
        <source>The work before</source>
        <translation>上一件作品</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一件</translation>
    </message>
    <message>
        <source>The work after</source>
        <translation>下一件作品</translation>
    </message>
</context>
<context>
    <name>LibraryActions</name>
    <message>
        <source>Make the chosen work again</source>
        <translation>重新制作所选作品</translation>
    </message>
    <message>
        <source>The same recipe once more; the result is the same</source>
        <translation>按同一配方再做一次，结果相同</translation>
    </message>
    <message>
        <source>Vary the chosen work</source>
        <translation>所选作品换种子</translation>
    </message>
    <message>
        <source>The same recipe with another seed</source>
        <translation>同一份配方，换一个种子</translation>
    </message>
    <message>
        <source>Use the recipe of the chosen work</source>
        <translation>使用所选作品的配方</translation>
    </message>
    <message>
        <source>Open it in its form, ready to be changed</source>
        <translation>在表单中打开，可以再作修改</translation>
    </message>
    <message>
        <source>Use the prompt of the chosen work</source>
        <translation>使用所选作品的提示词</translation>
    </message>
    <message>
        <source>Only its words; the form stays as it is otherwise</source>
        <translation>只取文字，表单其余不变</translation>
    </message>
    <message>
        <source>Show the chosen work large</source>
        <translation>大图查看所选作品</translation>
    </message>
    <message>
        <source>Over the whole tab; arrow keys go on</source>
        <translation>占满整个标签页；方向键换下一件</translation>
    </message>
    <message>
        <source>Compare the two chosen works</source>
        <translation>比较所选的两件作品</translation>
    </message>
    <message>
        <source>Side by side, with what is different in their recipes</source>
        <translation>并排显示，并列出配方的不同</translation>
    </message>
    <message>
        <source>Make a collection of the chosen works</source>
        <translation>把所选作品做成合集</translation>
    </message>
    <message>
        <source>A new collection with them in it</source>
        <translation>新建一个装着它们的合集</translation>
    </message>
    <message>
        <source>Take the chosen works out of the collection</source>
        <translation>把所选作品移出合集</translation>
    </message>
    <message>
        <source>Out of the one that is shown; they stay in the library</source>
        <translation>从正在显示的合集中移出；作品仍留在作品库</translation>
    </message>
    <message>
        <source>Show the chosen work in its folder</source>
        <translation>在文件夹中显示所选作品</translation>
    </message>
    <message>
        <source>Open the folder its file lies in</source>
        <translation>打开文件所在的文件夹</translation>
    </message>
    <message>
        <source>Copy the chosen works</source>
        <translation>复制所选作品</translation>
    </message>
    <message>
        <source>Copy them to paste them elsewhere</source>
        <translation>复制后可粘贴到别处</translation>
    </message>
    <message>
        <source>Save a copy of the chosen work</source>
        <translation>保存所选作品的副本</translation>
    </message>
    <message>
        <source>Save a copy in another place</source>
        <translation>在别处保存一份副本</translation>
    </message>
    <message>
        <source>Look for words, tags, ratings and dates</source>
        <translation>按文字、标签、评分和日期查找</translation>
    </message>
    <message>
        <source>Bring in files…</source>
        <translation>导入文件…</translation>
    </message>
    <message>
        <source>Copy pictures, sounds, notes and texts into the library</source>
        <translation>把图片、声音、乐谱和文字复制到作品库</translation>
    </message>
    <message>
        <source>Export the chosen works…</source>
        <translation>导出所选作品…</translation>
    </message>
    <message>
        <source>In any format, with or without their recipes</source>
        <translation>任何格式，配方可带可不带</translation>
    </message>
    <message>
        <source>Move the chosen works to the trash</source>
        <translation>把所选作品移到回收站</translation>
    </message>
    <message>
        <source>They can be brought back from there</source>
        <translation>可以从那里取回</translation>
    </message>
    <message>
        <source>Bring back what was just thrown away</source>
        <translation>取回刚扔掉的作品</translation>
    </message>
    <message>
        <source>Out of the trash, with everything in place</source>
        <translation>从回收站取回，一切如旧</translation>
    </message>
    <message>
        <source>Restore the chosen works</source>
        <translation>恢复所选作品</translation>
    </message>
    <message>
        <source>Empty the trash…</source>
        <translation>清空回收站…</translation>
    </message>
    <message>
        <source>Move the files to the system&apos;s trash</source>
        <translation>把文件移到系统的回收站</translation>
    </message>
    <message>
        <source>Rate the chosen works: {count} of 5 stars</source>
        <translation>给所选作品评分：{count} 星（共 5 星）</translation>
    </message>
    <message>
        <source>A rating helps to find them</source>
        <translation>评了分更容易找到</translation>
    </message>
    <message>
        <source>Find works</source>
        <translation>搜索作品</translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message>
        <source>New collection</source>
        <translation>新建合集</translation>
    </message>
    <message>
        <source>Make one of the chosen works</source>
        <translation>把所选作品做成合集</translation>
    </message>
    <message>
        <source>Bring in files…</source>
        <translation>导入文件…</translation>
    </message>
    <message>
        <source>Copy pictures, sounds, notes and texts into the library; or drop them here</source>
        <translation>把图片、声音、乐谱和文字复制到作品库；也可以拖到这里</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>合集</translation>
    </message>
    <message>
        <source>Nothing made yet</source>
        <translation>还没有作品</translation>
    </message>
    <message>
        <source>Pictures, texts and sounds come here by themselves as you make them.</source>
        <translation>制作的图片、文字和声音会自动出现在这里。</translation>
    </message>
    <message>
        <source>Make a picture</source>
        <translation>画一张图</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>No work fits all of this. Take away a word, a star or a date.</source>
        <translation>没有作品符合所有这些条件。去掉一个词、一颗星或一个日期试试。</translation>
    </message>
    <message>
        <source>The trash is empty</source>
        <translation>回收站是空的</translation>
    </message>
    <message>
        <source>Works you throw away come here, and can be brought back.</source>
        <translation>移到回收站的作品会放在这里，可以取回。</translation>
    </message>
    <message>
        <source>Nothing in this collection yet</source>
        <translation>这个合集还是空的</translation>
    </message>
    <message>
        <source>Drag works onto its name at the left.</source>
        <translation>把作品拖到左边它的名称上。</translation>
    </message>
    <message>
        <source>Show all works</source>
        <translation>显示全部作品</translation>
    </message>
</context>
<context>
    <name>LibraryTab</name>
    <message>
        <source>Library</source>
        <translation>作品库</translation>
    </message>
    <message>
        <source>1 work</source>
        <translation>1 件作品</translation>
    </message>
    <message>
        <source>{count} works</source>
        <translation>{count} 件作品</translation>
    </message>
    <message>
        <source>Drop them to bring them into the library</source>
        <translation>松开即可导入作品库</translation>
    </message>
    <message>
        <source>{count} works are in the trash.</source>
        <translation>{count} 件作品已在回收站中。</translation>
    </message>
    <message>
        <source>It is in the trash.</source>
        <translation>它已在回收站中。</translation>
    </message>
    <message>
        <source>{count} works are out of the collection.</source>
        <translation>已从合集中移出 {count} 件作品。</translation>
    </message>
    <message>
        <source>It is out of the collection.</source>
        <translation>已从合集中移出。</translation>
    </message>
    <message>
        <source>The collection {name} is deleted.</source>
        <translation>已删除合集“{name}”。</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Open a file</source>
        <translation>打开文件</translation>
    </message>
    <message>
        <source>{name} has no recipe, and there is no use for it here.</source>
        <translation>{name} 里没有配方，在这里用不上。</translation>
    </message>
    <message>
        <source>Something is still being made.</source>
        <translation>还有内容正在制作。</translation>
    </message>
    <message>
        <source>If you leave now, it stops. What is finished is kept.</source>
        <translation>现在离开会停止制作。已完成的会保留。</translation>
    </message>
    <message>
        <source>Stop and leave</source>
        <translation>停止并离开</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>留下</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>Open a project…</source>
        <translation>打开项目…</translation>
    </message>
    <message>
        <source>Save the project as…</source>
        <translation>项目另存为…</translation>
    </message>
    <message>
        <source>Save a copy of the project…</source>
        <translation>保存项目副本…</translation>
    </message>
</context>
<context>
    <name>Making</name>
    <message>
        <source>In the queue. It comes here when it is made.</source>
        <translation>已加入队列，做好后会出现在这里。</translation>
    </message>
</context>
<context>
    <name>Marks</name>
    <message>
        <source>New collection</source>
        <translation>新合集</translation>
    </message>
</context>
<context>
    <name>Missing</name>
    <message>
        <source>No model for speech yet: show models</source>
        <translation>还没有语音模型：查看模型</translation>
    </message>
    <message>
        <source>No model for music yet: show models</source>
        <translation>还没有音乐模型：查看模型</translation>
    </message>
    <message>
        <source>No model for sounds yet: show models</source>
        <translation>还没有声音模型：查看模型</translation>
    </message>
    <message>
        <source>Speech needs a model of its own, such as VITS or Bark</source>
        <translation>语音需要专门的模型，例如 VITS 或 Bark</translation>
    </message>
    <message>
        <source>Music needs a model of its own, such as MusicGen or ACE-Step</source>
        <translation>音乐需要专门的模型，例如 MusicGen 或 ACE-Step</translation>
    </message>
    <message>
        <source>Sounds need a model of their own, such as AudioLDM or Stable Audio</source>
        <translation>声音需要专门的模型，例如 AudioLDM 或 Stable Audio</translation>
    </message>
</context>
<context>
    <name>ModelCardPainter</name>
    <message>
        <source>In the models folder</source>
        <translation>位于模型文件夹</translation>
    </message>
    <message>
        <source>Came with Atelier</source>
        <translation>Atelier 自带</translation>
    </message>
</context>
<context>
    <name>ModelChooser</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>The model that makes it</source>
        <translation>用来制作的模型</translation>
    </message>
    <message>
        <source>No model yet</source>
        <translation>还没有模型</translation>
    </message>
</context>
<context>
    <name>ModelDetails</name>
    <message>
        <source>Try it</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>使用这个模型</translation>
    </message>
    <message>
        <source>Open its form with this model and an example</source>
        <translation>用这个模型和一个示例打开表单</translation>
    </message>
    <message>
        <source>A small speech program that came with Atelier. It reads {count} languages aloud at once, on any computer.</source>
        <translation>Atelier 自带的小型语音程序。它能立即朗读 {count} 种语言，在任何电脑上都能用。</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Makes</source>
        <translation>可制作</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>系列</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Native size</source>
        <translation>原生尺寸</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>未注明</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Came with Atelier</source>
        <translation>Atelier 自带</translation>
    </message>
    <message>
        <source>{words}
Open this in its form, ready to be made</source>
        <translation>{words}
在表单中打开，随时可以制作</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>Language model</source>
        <translation>语言模型</translation>
    </message>
    <message>
        <source>Speech model</source>
        <translation>语音模型</translation>
    </message>
    <message>
        <source>MIDI model</source>
        <translation>MIDI 模型</translation>
    </message>
    <message>
        <source>Sound synthesiser</source>
        <translation>声音合成器</translation>
    </message>
</context>
<context>
    <name>ModelsTab</name>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>All models on this computer</source>
        <translation>这台电脑上的全部模型</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Show all models</source>
        <translation>显示全部模型</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Show models that write</source>
        <translation>显示写作模型</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Show models that paint</source>
        <translation>显示绘画模型</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>语音</translation>
    </message>
    <message>
        <source>Show models that speak</source>
        <translation>显示语音模型</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>音乐</translation>
    </message>
    <message>
        <source>Show models that make music</source>
        <translation>显示音乐模型</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Show models that make sounds</source>
        <translation>显示声音模型</translation>
    </message>
    <message>
        <source>Open the models folder</source>
        <translation>打开模型文件夹</translation>
    </message>
    <message>
        <source>Where your own models go</source>
        <translation>存放自己的模型的地方</translation>
    </message>
    <message>
        <source>Use the chosen model</source>
        <translation>使用所选模型</translation>
    </message>
    <message>
        <source>Open its form with this model and an example</source>
        <translation>用这个模型和一个示例打开表单</translation>
    </message>
    <message>
        <source>{count} models, {size}</source>
        <translation>{count} 个模型，{size}</translation>
    </message>
    <message>
        <source>Where your own models go; it is made if it is not there yet</source>
        <translation>存放自己的模型的地方；如果还没有，会自动新建</translation>
    </message>
    <message>
        <source>Your own models go into {folder}, each as a folder in Hugging Face layout with .safetensors files. They show up here by themselves.</source>
        <translation>自己的模型请放到 {folder}，每个模型一个 Hugging Face 格式的文件夹，内含 .safetensors 文件。它们会自动出现在这里。</translation>
    </message>
</context>
<context>
    <name>MusicForm</name>
    <message>
        <source>Music you would like</source>
        <translation>想要的音乐</translation>
    </message>
    <message>
        <source>Mood, style, instruments, such as: a calm waltz for piano and strings</source>
        <translation>情绪、风格、乐器，例如：平静的钢琴与弦乐圆舞曲</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>调</translation>
    </message>
    <message>
        <source>The scale the tune is in and comes home to</source>
        <translation>曲子所用并最终回到的音阶</translation>
    </message>
    <message>
        <source>Metre</source>
        <translation>拍号</translation>
    </message>
    <message>
        <source>How many beats a bar has; a waltz has 3/4</source>
        <translation>每小节有几拍；圆舞曲是 3/4</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Quarter notes a minute; furthest left leaves it to the words</source>
        <translation>每分钟的四分音符数；拖到最左则由提示词决定</translation>
    </message>
    <message>
        <source> bpm</source>
        <translation> BPM</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>About how long it is</source>
        <translation>大约多长</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>引导强度</translation>
    </message>
    <message>
        <source>How closely it keeps to your words</source>
        <translation>遵循提示词的程度</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Put this notice away</source>
        <translation>收起这条通知</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Your text. Models write where the cursor stands</source>
        <translation>自己的文字。模型从光标处写起</translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>1 word</source>
        <translation>1 字</translation>
    </message>
    <message>
        <source>{minutes} min read</source>
        <translation>约 {minutes} 分钟读完</translation>
    </message>
    <message>
        <source>{name}, saved</source>
        <translation>{name}，已保存</translation>
    </message>
    <message>
        <source>{count} words</source>
        <translation>{count} 字</translation>
    </message>
</context>
<context>
    <name>PianoRoll</name>
    <message>
        <source>No notes</source>
        <translation>没有音符</translation>
    </message>
    <message>
        <source>{count} notes, {position}</source>
        <translation>{count} 个音符，{position}</translation>
    </message>
    <message>
        <source>{note}, starts at {start}, {instrument}</source>
        <translation>{note}，始于 {start}，{instrument}</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>音符</translation>
    </message>
    <message>
        <source>Rest on a note to read its name, click to go there</source>
        <translation>停在音符上可看音名，点击可跳到那里</translation>
    </message>
</context>
<context>
    <name>PicturePreview</name>
    <message>
        <source>Drag it out to use it in another program</source>
        <translation>拖出后可在其他程序中使用</translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>The wheel zooms, dragging moves, the arrow keys show the next picture</source>
        <translation>滚轮缩放，拖动平移，方向键切换图片</translation>
    </message>
</context>
<context>
    <name>PlaceBox</name>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Where the files go</source>
        <translation>文件放到哪里</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>What the files are called; words in braces stand for what each work has</source>
        <translation>文件的名称；花括号里的词代表每件作品各有的内容</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Insert…</source>
        <translation>插入…</translation>
    </message>
    <message>
        <source>Insert what each work has</source>
        <translation>插入每件作品各有的内容</translation>
    </message>
    <message>
        <source>{name} and {count} more</source>
        <translation>{name}，另有 {count} 个</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
</context>
<context>
    <name>PlaceList</name>
    <message>
        <source>Collections</source>
        <translation>合集</translation>
    </message>
    <message>
        <source>Press one to see what is in it; drag works onto it to put them in</source>
        <translation>点一个查看其中的作品；把作品拖上去就放进去</translation>
    </message>
    <message>
        <source>All works</source>
        <translation>全部作品</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Delete the collection</source>
        <translation>删除合集</translation>
    </message>
    <message>
        <source>Its works stay in the library</source>
        <translation>其中的作品仍留在作品库</translation>
    </message>
</context>
<context>
    <name>ProjectButton</name>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>The project that is open. It is kept as you work; nothing has to be saved</source>
        <translation>当前打开的项目。边做边存，无需保存</translation>
    </message>
    <message>
        <source>Project: {name}</source>
        <translation>项目：{name}</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>再次打开</translation>
    </message>
    <message>
        <source>Untitled, {when}</source>
        <translation>未命名，{when}</translation>
    </message>
</context>
<context>
    <name>ProjectCare</name>
    <message>
        <source>The last changes of the project are not on the disk.</source>
        <translation>项目最近的改动还没有写入磁盘。</translation>
    </message>
    <message>
        <source>Leave without them</source>
        <translation>不保留，直接离开</translation>
    </message>
    <message>
        <source>Save the project as…</source>
        <translation>项目另存为…</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>留下</translation>
    </message>
</context>
<context>
    <name>ProjectDialogs</name>
    <message>
        <source>Open a project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <source>Save the project as</source>
        <translation>项目另存为</translation>
    </message>
    <message>
        <source>Save a copy of the project</source>
        <translation>保存项目副本</translation>
    </message>
    <message>
        <source>Go on in a file in another place</source>
        <translation>换一个位置的文件继续</translation>
    </message>
    <message>
        <source>Save the project as…</source>
        <translation>项目另存为…</translation>
    </message>
    <message>
        <source>Put what is still readable into a new project, and open that</source>
        <translation>把还能读出的内容放进新项目并打开</translation>
    </message>
    <message>
        <source>Save what is readable</source>
        <translation>保存能读出的内容</translation>
    </message>
    <message>
        <source>Atelier projects (*.atelier)</source>
        <translation>Atelier 项目 (*.atelier)</translation>
    </message>
</context>
<context>
    <name>PromptBox</name>
    <message>
        <source>What you would like, in your own words</source>
        <translation>用自己的话说说想要什么</translation>
    </message>
</context>
<context>
    <name>QualityRow</name>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Few steps, for a quick look</source>
        <translation>步数少，快速看个大概</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>均衡</translation>
    </message>
    <message>
        <source>The steps this model is usually given</source>
        <translation>这个模型常用的步数</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>精细</translation>
    </message>
    <message>
        <source>More steps, for the last bit of detail</source>
        <translation>步数更多，细节更足</translation>
    </message>
</context>
<context>
    <name>QueueList</name>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>What is being made, what waits and what is over</source>
        <translation>正在制作、等待中和已结束的任务</translation>
    </message>
    <message>
        <source>Sooner</source>
        <translation>提前</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>推后</translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Cancel all</source>
        <translation>全部取消</translation>
    </message>
    <message>
        <source>Stop what is being made and all that waits</source>
        <translation>停止正在制作的和所有等待的任务</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Take what is over off this list; works are kept</source>
        <translation>从列表中清除已结束的任务；作品会保留</translation>
    </message>
    <message>
        <source>Nothing is being made.
What you make waits here for its turn.</source>
        <translation>没有正在制作的内容。
要制作的内容会在这里排队。</translation>
    </message>
    <message>
        <source>Drag to change the order</source>
        <translation>拖动可调整顺序</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Start what waits</source>
        <translation>开始等待中的任务</translation>
    </message>
    <message>
        <source>Let the running job end, and start no other</source>
        <translation>做完当前任务，不再开始新的</translation>
    </message>
</context>
<context>
    <name>QueueRow</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Take it off the list</source>
        <translation>从列表中移除</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>Recalled</name>
    <message>
        <source>Filled in from {program}.</source>
        <translation>已按 {program} 的记录填好。</translation>
    </message>
    <message>
        <source>Without a place here: {names} and {count} more.</source>
        <translation>这里用不上的：{names}，另有 {count} 项。</translation>
    </message>
    <message>
        <source>Without a place here: {names}.</source>
        <translation>这里用不上的：{names}。</translation>
    </message>
</context>
<context>
    <name>Recipe</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>语音</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>音乐</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>up to {count} tokens</source>
        <translation>最多 {count} 个词元</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <translation>重复惩罚</translation>
    </message>
    <message>
        <source>Avoid</source>
        <translation>避免</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>引导强度</translation>
    </message>
    <message>
        <source>into a part of a picture</source>
        <translation>画进图片的一部分</translation>
    </message>
    <message>
        <source>from a picture</source>
        <translation>从一张图片</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>改动幅度</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>嗓音</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>语速</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>调</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>{tempo} bpm</source>
        <translation>{tempo} BPM</translation>
    </message>
    <message>
        <source>Metre</source>
        <translation>拍号</translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation>乐器</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
</context>
<context>
    <name>Roll</name>
    <message>
        <source>Take a picture out of the strip</source>
        <translation>把图片移出图片条</translation>
    </message>
</context>
<context>
    <name>RunCard</name>
    <message>
        <source>Use again</source>
        <translation>再次使用</translation>
    </message>
    <message>
        <source>Put prompt, settings and seed back</source>
        <translation>恢复提示词、设置和种子</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy its words</source>
        <translation>复制它的文字</translation>
    </message>
    <message>
        <source>Insert at the cursor</source>
        <translation>插入到光标处</translation>
    </message>
    <message>
        <source>Put its words on the page once more</source>
        <translation>把它的文字再次放到页面上</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>{model}, temperature {temperature:g}, top-p {top_p:g}, up to {tokens} tokens, repetition penalty {penalty:g}, seed {seed}</source>
        <translation>{model}，温度 {temperature:g}，top-p {top_p:g}，最多 {tokens} 个词元，重复惩罚 {penalty:g}，种子 {seed}</translation>
    </message>
</context>
<context>
    <name>Runs</name>
    <message>
        <source>Write</source>
        <translation>写作</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>续写</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>getting ready</source>
        <translation>准备中</translation>
    </message>
    <message>
        <source>writing</source>
        <translation>写作中</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>{way}, {when}</source>
        <translation>{way}，{when}</translation>
    </message>
</context>
<context>
    <name>SamplingRows</name>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Low keeps to what is likely, high is bolder. 0 leaves no chance</source>
        <translation>低则稳妥，高则大胆。0 则不含随机</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Choose each word from the likeliest ones with this share together</source>
        <translation>每个词只从累计概率达到此值的最可能的词中选</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Write this much at most. A token is a short word or a part of one</source>
        <translation>最多写这么多。一个词元是一个短词或词的一部分</translation>
    </message>
    <message>
        <source> tokens</source>
        <translation> 词元</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <translation>重复惩罚</translation>
    </message>
    <message>
        <source>Above 1 the model repeats itself less</source>
        <translation>大于 1 时重复更少</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>MIDI notes</source>
        <translation>MIDI 音符</translation>
    </message>
    <message>
        <source>FLAC, lossless and small</source>
        <translation>FLAC，无损且小巧</translation>
    </message>
    <message>
        <source>WAV, lossless</source>
        <translation>WAV，无损</translation>
    </message>
    <message>
        <source>MP3</source>
        <translation>MP3</translation>
    </message>
    <message>
        <source>OGG Vorbis</source>
        <translation>OGG Vorbis</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
</context>
<context>
    <name>SeedRow</name>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>The same seed with the same settings makes the same again</source>
        <translation>种子和设置相同，结果就相同</translation>
    </message>
    <message>
        <source>New seed</source>
        <translation>新种子</translation>
    </message>
    <message>
        <source>Choose another seed at random</source>
        <translation>随机换一个种子</translation>
    </message>
    <message>
        <source>Keep this seed</source>
        <translation>保留这个种子</translation>
    </message>
    <message>
        <source>Use this seed again for the next run</source>
        <translation>下一次仍用这个种子</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Put the settings away</source>
        <translation>收起设置</translation>
    </message>
    <message>
        <source>What you change applies at once.</source>
        <translation>改动立即生效。</translation>
    </message>
    <message>
        <source>Set all back</source>
        <translation>全部还原</translation>
    </message>
    <message>
        <source>As at the first start; a copy is kept</source>
        <translation>恢复到初次启动时；会保留一份副本</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light words on dark grey</source>
        <translation>深灰底浅色字</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark words on light grey</source>
        <translation>浅灰底深色字</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Change when the system does</source>
        <translation>随系统一起改变</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>The language of the window and of messages</source>
        <translation>窗口和消息的语言</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Where your own models are; those that came with Atelier are always there</source>
        <translation>自己的模型所在的位置；Atelier 自带的模型始终可用</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>作品</translation>
    </message>
    <message>
        <source>Where what you make is kept; works made before stay where they are</source>
        <translation>保存作品的位置；以前的作品留在原处</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>What computes. Automatic takes the fastest there is</source>
        <translation>用什么设备计算。“自动”会选最快的</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Memory for models</source>
        <translation>模型内存</translation>
    </message>
    <message>
        <source>How much of the device&apos;s memory models may fill</source>
        <translation>模型最多可以占用多少设备内存</translation>
    </message>
    <message>
        <source> GB</source>
        <translation> GB</translation>
    </message>
    <message>
        <source>Processor threads</source>
        <translation>处理器线程</translation>
    </message>
    <message>
        <source>How many threads compute at once. Fewer leave more to other programs</source>
        <translation>同时计算的线程数。越少，留给其他程序的越多</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Sign what is exported</source>
        <translation>为导出的文件签名</translation>
    </message>
    <message>
        <source>With C2PA, by a key that was made on this computer and never leaves it</source>
        <translation>使用 C2PA，密钥在这台电脑上生成，从不离开这里</translation>
    </message>
    <message>
        <source>Others can check for changes, and see which files come from one computer.</source>
        <translation>别人可以查验文件是否被改动，也能看出哪些文件来自同一台电脑。</translation>
    </message>
    <message>
        <source>Nobody can check whether a file was changed on its way.</source>
        <translation>没有人能查验文件在传递途中是否被改动。</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Add the label for China</source>
        <translation>添加中国要求的标识</translation>
    </message>
    <message>
        <source>The field that GB 45438-2025 asks for</source>
        <translation>GB 45438-2025 要求的字段</translation>
    </message>
    <message>
        <source>Services in China find the label they ask for.</source>
        <translation>中国的平台能找到它们要求的标识。</translation>
    </message>
    <message>
        <source>Only needed for files that are published in China.</source>
        <translation>只有在中国发布的文件才需要。</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标识</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>显卡</translation>
    </message>
    <message>
        <source>Intel graphics</source>
        <translation>Intel 显卡</translation>
    </message>
    <message>
        <source>Apple graphics</source>
        <translation>Apple 显卡</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>All is as at the first start. A copy of the settings is {name}.</source>
        <translation>已恢复到初次启动时。原设置的副本是 {name}。</translation>
    </message>
</context>
<context>
    <name>Shelf</name>
    <message>
        <source>Cannot be used</source>
        <translation>无法使用</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>语音</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>音乐</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>声音</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Put this away</source>
        <translation>收起</translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <source>Runs</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>What was asked here, newest first</source>
        <translation>这里提过的要求，最新的在前</translation>
    </message>
    <message>
        <source>What you ask for is listed here, newest first.</source>
        <translation>提出的要求会列在这里，最新的在前。</translation>
    </message>
    <message>
        <source>Send to</source>
        <translation>发送到</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Use the words as the prompt of a picture</source>
        <translation>用这些文字作为图片的提示词</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>朗读</translation>
    </message>
    <message>
        <source>Have the words read aloud</source>
        <translation>朗读这些文字</translation>
    </message>
    <message>
        <source>Tune</source>
        <translation>曲子</translation>
    </message>
    <message>
        <source>Use the words as the prompt of a tune</source>
        <translation>用这些文字作为曲子的提示词</translation>
    </message>
    <message>
        <source>Takes the selection, or else the last run, or else all</source>
        <translation>取所选文字，否则取最近一次写的，再否则取全文</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>An empty page</source>
        <translation>空白页</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Open a text on the page</source>
        <translation>在页面上打开一篇文字</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save the page as a text file</source>
        <translation>把页面存为文本文件</translation>
    </message>
</context>
<context>
    <name>SizeRow</name>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>How many pixels pictures become</source>
        <translation>图片变成多少像素</translation>
    </message>
    <message>
        <source>As they are</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>Longer side</source>
        <translation>长边</translation>
    </message>
    <message>
        <source>Exactly</source>
        <translation>指定宽高</translation>
    </message>
    <message>
        <source>Percent</source>
        <translation>百分比</translation>
    </message>
    <message>
        <source>In pixels; the other side follows</source>
        <translation>以像素计；另一边按比例</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>In pixels; what does not fit is cut off evenly</source>
        <translation>以像素计；放不下的两边均匀裁去</translation>
    </message>
    <message>
        <source>100 is the size they have</source>
        <translation>100 就是原来的大小</translation>
    </message>
    <message>
        <source>Width and height of the picture, in pixels</source>
        <translation>图片的宽和高，以像素计</translation>
    </message>
    <message>
        <source>Swap width and height</source>
        <translation>交换宽高</translation>
    </message>
    <message>
        <source>Turn it on its side</source>
        <translation>横竖互换</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Width in pixels</source>
        <translation>宽度，以像素计</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Height in pixels</source>
        <translation>高度，以像素计</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>方形</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>横向</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>纵向</translation>
    </message>
    <message>
        <source>Wide</source>
        <translation>宽幅</translation>
    </message>
    <message>
        <source>Tall</source>
        <translation>长幅</translation>
    </message>
    <message>
        <source>Custom…</source>
        <translation>自定义…</translation>
    </message>
</context>
<context>
    <name>SoundForm</name>
    <message>
        <source>Sound you would like</source>
        <translation>想要的声音</translation>
    </message>
    <message>
        <source>Such as: rain on a tin roof, far thunder</source>
        <translation>例如：雨打铁皮屋顶，远处有雷声</translation>
    </message>
    <message>
        <source>Such as: voices, music</source>
        <translation>例如：人声、音乐</translation>
    </message>
    <message>
        <source>Avoid</source>
        <translation>避免</translation>
    </message>
    <message>
        <source>What should not be heard</source>
        <translation>不希望听到的内容</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>How long the sound is</source>
        <translation>声音的时长</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>More steps take longer and come out finer</source>
        <translation>步数越多越精细，也越费时</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>引导强度</translation>
    </message>
    <message>
        <source>How closely it keeps to your words</source>
        <translation>遵循提示词的程度</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
</context>
<context>
    <name>SoundPreview</name>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Listen to it</source>
        <translation>听一听</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>That picture cannot be read.</source>
        <translation>无法读取这张图片。</translation>
    </message>
    <message>
        <source>Save it as a file, and use the file.</source>
        <translation>请把它存为文件，再使用该文件。</translation>
    </message>
</context>
<context>
    <name>SpeechForm</name>
    <message>
        <source>Text to read aloud</source>
        <translation>要朗读的文字</translation>
    </message>
    <message>
        <source>Write or paste what should be read aloud</source>
        <translation>写下或粘贴要朗读的文字</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>语速</translation>
    </message>
    <message>
        <source>How fast it reads; 1 is the voice&apos;s own pace</source>
        <translation>朗读的快慢；1 是嗓音本来的速度</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>嗓音</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Something to listen to</source>
        <translation>来听点什么</translation>
    </message>
    <message>
        <source>Say at the left what it should be, or try one of these.</source>
        <translation>在左边说说想听什么，或试试下面的例子。</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>正在打开</translation>
    </message>
    <message>
        <source>Make a picture</source>
        <translation>画一张图</translation>
    </message>
    <message>
        <source>Say at the left what it should show, or try one of these.</source>
        <translation>在左边说说想画什么，或试试下面的例子。</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合</translation>
    </message>
    <message>
        <source>Show the whole picture</source>
        <translation>显示整张图片</translation>
    </message>
    <message>
        <source>Actual pixels</source>
        <translation>实际像素</translation>
    </message>
    <message>
        <source>One pixel of the picture for one of the screen</source>
        <translation>图片的一个像素对应屏幕的一个像素</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Vary</source>
        <translation>换种子</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Save it as PNG, JPEG or WebP, with its recipe</source>
        <translation>连同配方存为 PNG、JPEG 或 WebP</translation>
    </message>
    <message>
        <source>The same once more with another seed</source>
        <translation>其他不变，换一个种子再做一次</translation>
    </message>
    <message>
        <source>See it beside the one before; Ctrl and a click choose another</source>
        <translation>与前一张并排比较；按住 Ctrl 点击可另选一张</translation>
    </message>
    <message>
        <source>Copy the picture to other programs</source>
        <translation>复制图片到其他程序</translation>
    </message>
</context>
<context>
    <name>StarRow</name>
    <message>
        <source>{count} of 5 stars</source>
        <translation>{count} 星（共 5 星）</translation>
    </message>
    <message>
        <source>several ratings</source>
        <translation>评分不一</translation>
    </message>
</context>
<context>
    <name>Studio</name>
    <message>
        <source>Atelier ended unexpectedly last time. Nothing that was finished is lost.</source>
        <translation>Atelier 上次意外退出。已完成的内容都没有丢失。</translation>
    </message>
    <message>
        <source>Something went wrong that nobody foresaw ({error}). Your work goes on.</source>
        <translation>出现了意料之外的问题（{error}）。可以继续工作。</translation>
    </message>
    <message>
        <source>Show the report</source>
        <translation>查看报告</translation>
    </message>
    <message>
        <source>Open the file that says what happened</source>
        <translation>打开记录经过的文件</translation>
    </message>
    <message>
        <source>The language changes as soon as what is being made is finished.</source>
        <translation>正在制作的内容完成后，语言就会切换。</translation>
    </message>
</context>
<context>
    <name>TagEditor</name>
    <message>
        <source>Add a tag</source>
        <translation>添加标签</translation>
    </message>
    <message>
        <source>A word to find it by; Enter adds it to all chosen works</source>
        <translation>便于查找的词；按回车加到所有所选作品</translation>
    </message>
    <message>
        <source>Take the tag off</source>
        <translation>去掉这个标签</translation>
    </message>
</context>
<context>
    <name>TagMenu</name>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Show works with these tags only</source>
        <translation>只显示有这些标签的作品</translation>
    </message>
</context>
<context>
    <name>TakePane</name>
    <message>
        <source>What you make comes here, newest first.</source>
        <translation>制作的内容会列在这里，新的在前。</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>Vary</source>
        <translation>换种子</translation>
    </message>
    <message>
        <source>Make it again with another seed</source>
        <translation>换一个种子重新制作</translation>
    </message>
    <message>
        <source>Use recipe</source>
        <translation>使用配方</translation>
    </message>
    <message>
        <source>Fill the form at the left as it was made</source>
        <translation>按制作时的设置填写左边的表单</translation>
    </message>
    <message>
        <source>Save notes</source>
        <translation>保存音符</translation>
    </message>
    <message>
        <source>Save the notes as a MIDI file, for other music programs</source>
        <translation>把音符存为 MIDI 文件，供其他音乐程序使用</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Take it off this list; its file stays in the Library</source>
        <translation>从列表中移除；文件仍在作品库中</translation>
    </message>
    <message>
        <source>The built-in voice reads the same way each time</source>
        <translation>内置语音每次朗读都一样</translation>
    </message>
</context>
<context>
    <name>Takes</name>
    <message>
        <source>Could not be made</source>
        <translation>未能制作</translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Being made</source>
        <translation>制作中</translation>
    </message>
</context>
<context>
    <name>TextFiles</name>
    <message>
        <source>Open a text</source>
        <translation>打开文字</translation>
    </message>
    <message>
        <source>Texts (*.txt *.md);;All files (*)</source>
        <translation>文字 (*.txt *.md);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Plain text (*.txt)</source>
        <translation>纯文本 (*.txt)</translation>
    </message>
    <message>
        <source>Save the text</source>
        <translation>保存文字</translation>
    </message>
</context>
<context>
    <name>TextPreview</name>
    <message>
        <source>The text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>What was written; choose words to copy them</source>
        <translation>写成的文字；选中即可复制</translation>
    </message>
</context>
<context>
    <name>TextTab</name>
    <message>
        <source>An empty page</source>
        <translation>空白的一页</translation>
    </message>
    <message>
        <source>Begin to write, or let the model begin with one of these.</source>
        <translation>开始写吧，或让模型从下面的例子写起。</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Write or continue</source>
        <translation>写作或续写</translation>
    </message>
    <message>
        <source>Continue from the cursor</source>
        <translation>从光标处续写</translation>
    </message>
    <message>
        <source>Stop writing</source>
        <translation>停止写作</translation>
    </message>
    <message>
        <source>New text</source>
        <translation>新建文字</translation>
    </message>
    <message>
        <source>Open a text…</source>
        <translation>打开文字…</translation>
    </message>
    <message>
        <source>Save the text</source>
        <translation>保存文字</translation>
    </message>
    <message>
        <source>Save the text as…</source>
        <translation>文字另存为…</translation>
    </message>
    <message>
        <source>Export the text…</source>
        <translation>导出文字…</translation>
    </message>
    <message>
        <source>Find on the page</source>
        <translation>在页面中查找</translation>
    </message>
    <message>
        <source>Send words to a picture</source>
        <translation>用文字画图</translation>
    </message>
    <message>
        <source>Have words read aloud</source>
        <translation>朗读文字</translation>
    </message>
    <message>
        <source>Send words to a tune</source>
        <translation>用文字作曲</translation>
    </message>
</context>
<context>
    <name>Thumb</name>
    <message>
        <source>making</source>
        <translation>制作中</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
</context>
<context>
    <name>Thumbs</name>
    <message>
        <source>Pictures of this sitting</source>
        <translation>本次的图片</translation>
    </message>
</context>
<context>
    <name>TimePicture</name>
    <message>
        <source>{position} of {length}</source>
        <translation>{position} / {length}</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Theme, language, folders, device</source>
        <translation>主题、语言、文件夹、设备</translation>
    </message>
    <message>
        <source>Show {tab}</source>
        <translation>转到{tab}</translation>
    </message>
    <message>
        <source>{count} paused</source>
        <translation>{count} 项已暂停</translation>
    </message>
    <message>
        <source>{count} in queue</source>
        <translation>{count} 项排队中</translation>
    </message>
    <message>
        <source>{count} failed</source>
        <translation>{count} 项失败</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>What is being made and what waits</source>
        <translation>正在制作和等待的任务</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>To the start</source>
        <translation>回到开头</translation>
    </message>
    <message>
        <source>Go back to the start</source>
        <translation>返回开头</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>Play it again and again, or what you choose by dragging with Shift</source>
        <translation>反复播放全部，或按住 Shift 拖选的部分</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Save the sound as WAV, FLAC, OGG, MP3 or MIDI</source>
        <translation>把声音存为 WAV、FLAC、OGG、MP3 或 MIDI</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>{value} LUFS</source>
        <translation>{value} LUFS</translation>
    </message>
    <message>
        <source>LUFS: how loud it seems as a whole; streaming plays at about −14</source>
        <translation>LUFS：整体听起来的响度；流媒体约为 −14</translation>
    </message>
    <message>
        <source>{value} dB</source>
        <translation>{value} dB</translation>
    </message>
    <message>
        <source>dB: the loudest sample; 0 is as loud as a file can hold</source>
        <translation>dB：最响的采样；0 是文件能容纳的最大值</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>响度</translation>
    </message>
</context>
<context>
    <name>TrashBar</name>
    <message>
        <source>Empty the trash…</source>
        <translation>清空回收站…</translation>
    </message>
    <message>
        <source>Move the files to the system&apos;s trash</source>
        <translation>把文件移到系统的回收站</translation>
    </message>
    <message>
        <source>{count} works in the trash. They stay here until you empty it.</source>
        <translation>回收站里有 {count} 件作品，清空之前一直留着。</translation>
    </message>
    <message>
        <source>One work in the trash. It stays here until you empty it.</source>
        <translation>回收站里有一件作品，清空之前一直留着。</translation>
    </message>
</context>
<context>
    <name>Trial</name>
    <message>
        <source>Good evening. The harbour lights come on.</source>
        <translation>夜色渐浓，港口的灯一盏盏亮了起来。</translation>
    </message>
    <message>
        <source>The lighthouse keeper opened the door and</source>
        <translation>守灯塔的人推开门，</translation>
    </message>
    <message>
        <source>A harbour at dusk, warm lights on the water</source>
        <translation>黄昏的港湾，水面上暖暖的灯光</translation>
    </message>
    <message>
        <source>A calm piano waltz, rain outside the window</source>
        <translation>平静的钢琴圆舞曲，窗外下着雨</translation>
    </message>
    <message>
        <source>Waves on a pebble beach, gulls far away</source>
        <translation>海浪拍打卵石滩，远处有海鸥</translation>
    </message>
</context>
<context>
    <name>Tune</name>
    <message>
        <source>{tonic} major</source>
        <translation>{tonic} 大调</translation>
    </message>
    <message>
        <source>{tonic} minor</source>
        <translation>{tonic} 小调</translation>
    </message>
    <message>
        <source>{tempo} bpm</source>
        <translation>{tempo} BPM</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take back what was just done</source>
        <translation>撤销刚才的操作</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Put this notice away</source>
        <translation>收起这条通知</translation>
    </message>
</context>
<context>
    <name>Unkept</name>
    <message>
        <source>Keep it again</source>
        <translation>再保存一次</translation>
    </message>
    <message>
        <source>Try once more to write it</source>
        <translation>再试一次写入</translation>
    </message>
    <message>
        <source>Choose another folder...</source>
        <translation>选择其他文件夹...</translation>
    </message>
    <message>
        <source>Keep works in another folder from now on, and write this one there</source>
        <translation>以后把作品保存到其他文件夹，这一件也写到那里</translation>
    </message>
    <message>
        <source>A folder for works</source>
        <translation>作品文件夹</translation>
    </message>
    <message>
        <source>{count} finished works are not on the disk yet.</source>
        <translation>有 {count} 件完成的作品还没有写入磁盘。</translation>
    </message>
    <message>
        <source>The folder {folder} refuses them. If you leave now, they are lost.</source>
        <translation>无法写入文件夹 {folder}。如果现在离开，它们就会丢失。</translation>
    </message>
    <message>
        <source>Leave without them</source>
        <translation>不保存就离开</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>留下</translation>
    </message>
</context>
<context>
    <name>Viewing</name>
    <message>
        <source>{count} steps</source>
        <translation>{count} 步</translation>
    </message>
    <message>
        <source>Guidance {value}</source>
        <translation>引导强度 {value}</translation>
    </message>
    <message>
        <source>Seed {seed}</source>
        <translation>种子 {seed}</translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Getting the model ready</source>
        <translation>正在准备模型</translation>
    </message>
    <message>
        <source>Step {step} of {of}</source>
        <translation>第 {step} 步，共 {of} 步</translation>
    </message>
</context>
<context>
    <name>VoiceChooser</name>
    <message>
        <source>The voice that reads. Type a part of a language to find it</source>
        <translation>朗读的嗓音。输入语言名称的一部分即可查找</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>嗓音</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>The model&apos;s own</source>
        <translation>模型自带</translation>
    </message>
</context>
<context>
    <name>VolumeRow</name>
    <message>
        <source>Mute</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Silence it for now</source>
        <translation>暂时静音</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>How loud it plays</source>
        <translation>播放的音量</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Do not make this take</source>
        <translation>不制作这个片段</translation>
    </message>
    <message>
        <source>Take {place} of {of}</source>
        <translation>第 {place} 个，共 {of} 个</translation>
    </message>
    <message>
        <source>waits for its turn</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>getting the model ready</source>
        <translation>正在准备模型</translation>
    </message>
    <message>
        <source>beginning</source>
        <translation>正在开始</translation>
    </message>
    <message>
        <source>step {step} of {of}</source>
        <translation>第 {step} 步，共 {of} 步</translation>
    </message>
</context>
<context>
    <name>Waveform</name>
    <message>
        <source>Waveform</source>
        <translation>波形</translation>
    </message>
    <message>
        <source>Click to go there, drag with Shift to choose what repeats, turn the wheel to zoom</source>
        <translation>点击跳到那里，按住 Shift 拖选循环部分，滚轮缩放</translation>
    </message>
    <message>
        <source>Making the sound</source>
        <translation>正在制作声音</translation>
    </message>
    <message>
        <source>No sound yet</source>
        <translation>还没有声音</translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>Show {tab}</source>
        <translation>转到{tab}</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Find an action</source>
        <translation>查找操作</translation>
    </message>
    <message>
        <source>Show all shortcuts</source>
        <translation>显示全部快捷键</translation>
    </message>
    <message>
        <source>About Atelier</source>
        <translation>关于 Atelier</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Show the queue</source>
        <translation>显示队列</translation>
    </message>
    <message>
        <source>Cancel all jobs</source>
        <translation>取消全部任务</translation>
    </message>
    <message>
        <source>Go on with the queue</source>
        <translation>继续队列</translation>
    </message>
    <message>
        <source>Pause the queue</source>
        <translation>暂停队列</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>深色主题</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>浅色主题</translation>
    </message>
    <message>
        <source>Theme like the system</source>
        <translation>主题跟随系统</translation>
    </message>
    <message>
        <source>Open the folder of works</source>
        <translation>打开作品文件夹</translation>
    </message>
    <message>
        <source>Open the log folder</source>
        <translation>打开日志文件夹</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>通用</translation>
    </message>
</context>
<context>
    <name>WorkCard</name>
    <message>
        <source>The file is gone</source>
        <translation>文件不见了</translation>
    </message>
</context>
<context>
    <name>WorkGrid</name>
    <message>
        <source>Works</source>
        <translation>作品</translation>
    </message>
    <message>
        <source>All that was made, newest first; drag them out</source>
        <translation>制作的全部作品，最新的在前；可以拖出</translation>
    </message>
</context>
<context>
    <name>WorkRows</name>
    <message>
        <source>Brought in</source>
        <translation>导入时间</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>制作时间</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>制作程序</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Thrown away</source>
        <translation>扔掉时间</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>{seconds} s on {device}</source>
        <translation>{seconds} 秒，{device}</translation>
    </message>
</context>
<context>
    <name>Works</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
</context>
<context>
    <name>_List</name>
    <message>
        <source>Takes</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>A click shows a take, a double click plays it; drag it out as a file</source>
        <translation>单击显示片段，双击播放；可拖出为文件</translation>
    </message>
</context>
</TS>
