/** The call for a device, hazard and need of one's choice, with every blank filled. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SpecialNeed } from '../../../src-preload/contract/people.contract.ts'
import type { Sentence, WarningScript } from '../../../src-preload/contract/procedures.types.ts'
import { adviceFor, blanksOf, fill, forHazard, openingFor } from '../../../src-preload/contract/script-words.ts'
import { HazardKind } from '../../../src-preload/contract/wire/words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { deviceKindOf, deviceKinds } from '../../state/device-kinds.ts'
import { Section } from '../../ui/section.tsx'
import { Filled } from './filled.tsx'
import { StepChoice } from './step-choice.tsx'

/** A kitchen as there are many. */
const SAMPLE = {
  zone: '',
  device: '',
  household: 'sample',
  room: 'kitchen',
  text: '山塘街 128 号 · 厨房',
  textEn: '128 Shantang St · kitchen',
  lngLat: [0, 0] as [number, number],
}

export function ScriptPreview({ script }: { script: WarningScript }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [language, setLanguage] = useState(format.language)
  const [device, setDevice] = useState('smoke-detector')
  const [hazard, setHazard] = useState<HazardKind>('smoke')
  const [need, setNeed] = useState<SpecialNeed | null>(null)
  const needs = need === null ? [] : [need]
  const blanks = blanksOf(script, hazard, SAMPLE, deviceKindOf(device)?.spoken, language)
  const said = (sentence: Sentence) => (
    <p className="said" lang={language}>
      <Filled stretches={fill(sentence[language], blanks)} />
    </p>
  )
  return (
    <Section title={t('procedures.preview.title')} className="section--first">
      <div className="preview__choices">
        <StepChoice label={t('procedures.preview.device')} value={device} onChoose={setDevice}>
          {deviceKinds.map(({ kind, name }) => [kind, name[format.language]])}
        </StepChoice>
        <StepChoice label={t('procedures.preview.hazard')} value={hazard} onChoose={(value) => setHazard(HazardKind.parse(value))}>
          {HazardKind.options.map((each) => [each, t(`incidents.hazard.${each}`)])}
        </StepChoice>
        <StepChoice
          label={t('procedures.preview.need')}
          value={need ?? ''}
          onChoose={(value) => setNeed(value === '' ? null : SpecialNeed.parse(value))}
        >
          {[['', t('procedures.preview.noNeed')], ...SpecialNeed.options.map((each): [string, string] => [each, t(`people.need.${each}`)])]}
        </StepChoice>
        <StepChoice
          label={t('procedures.preview.language')}
          value={language}
          onChoose={(value) => setLanguage(value === 'en' ? 'en' : 'zh-CN')}
        >
          {[
            ['zh-CN', t('procedures.field.zh-CN')],
            ['en', t('procedures.field.en')],
          ]}
        </StepChoice>
      </div>
      {adviceFor(script, needs, language).map((advice) => (
        <p key={advice}>
          <b>{advice}</b>
        </p>
      ))}
      {said(openingFor(script, hazard, needs))}
      {said(script.menu)}
      <dl className="preview__answers">
        {script.answers.map(({ key, label, say, ask }) => (
          <div key={key}>
            <dt>
              {key}　{label[language]}
            </dt>
            <dd>
              {say ? said(forHazard(say, hazard)) : null}
              {ask ? said(ask.say) : null}
              {ask?.answers.map((answer) => (
                <p key={answer.key} className="quiet">
                  {answer.key}　{answer.label[language]}　{answer.then === null ? '' : t(`procedures.then.${answer.then}`)}
                </p>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
